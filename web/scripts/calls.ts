import { all } from "./dom.ts";
import { type Live } from "./live.ts";

const kinds = ["call.ringing", "call.answered", "call.held", "call.transferred", "call.ended", "call.logged"];

/**
 * The strip of calls on every page of the desk (`data-calls="/address"`): fetched at once when a call at this desk moves, so that the
 * person stands there before the phone is picked up. It takes no focus and moves nothing that is being written.
 */
export function calls(live: Live): void {
  for (const strip of all("[data-calls]")) {
    let asked = 0;
    const fetchAgain = async () => {
      const mine = ++asked;
      const answer = await fetch(strip.dataset["calls"] ?? "", { headers: { Accept: "text/html" } });
      if (mine !== asked || !answer.ok || answer.redirected) return;
      strip.innerHTML = await answer.text();
      strip.hidden = strip.childElementCount === 0;
      tick();
    };
    for (const kind of kinds) live.on(kind, () => void fetchAgain());
    void fetchAgain();
  }
}

/** Counts from a moment (`time data-timer`): minutes and seconds. */
export function timers(): void {
  setInterval(tick, 1000);
  tick();
}

function tick(): void {
  for (const time of all<HTMLTimeElement>("time[data-timer]")) {
    const seconds = Math.max(0, Math.floor((Date.now() - Date.parse(time.dateTime)) / 1000));
    const text = clock(seconds);
    if (time.textContent !== text) time.textContent = text;
  }
}

/** "4:07", "1:04:07". */
export function clock(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
