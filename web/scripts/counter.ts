import { all, settle } from "./dom.ts";
import { focusFirst } from "./focus.ts";
import { Live } from "./live.ts";
import { once } from "./once.ts";

const idleAfter = 60_000; // milliseconds: a tablet goes back to the beginning for the next visitor
const kinds = ["arrived", "called", "serving", "done", "no-show", "returned", "handed-over"];

focusFirst();
once();
print();
idle();
refresh();
sound();

function print(): void {
  for (const button of all("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}

/** What one visitor typed is not there for the next. */
function idle(): void {
  const place = document.querySelector<HTMLElement>("[data-idle]");
  if (!place) return;
  const leave = settle(idleAfter, () => location.replace(place.dataset["idle"] ?? "/counter"));
  leave();
  for (const sign of ["pointerdown", "keydown"]) addEventListener(sign, leave);
}

/** Parts that are fetched again every few seconds, and at once when the line moves where there is a live line. */
function refresh(): void {
  for (const place of all("[data-refresh]")) {
    const fetchAgain = async () => {
      const answer = await fetch(place.dataset["refresh"] ?? "").catch(() => undefined);
      if (!answer?.ok || answer.redirected) return;
      const text = await answer.text();
      if (text !== place.dataset["text"]) place.innerHTML = text;
      place.dataset["text"] = text;
      place.dispatchEvent(new Event("refreshed"));
    };
    setInterval(() => void fetchAgain(), Number(place.dataset["every"] ?? "30") * 1000);
    const { liveUrl, liveCursor } = document.body.dataset;
    if (!liveUrl) continue;
    const live = new Live(liveUrl, liveCursor ?? "", () => undefined);
    const soon = settle(100, () => void fetchAgain());
    for (const kind of kinds) live.on(`visit.${kind}`, soon);
    live.start();
  }
}

/** Two soft tones when a number is called; off until somebody turns it on, as browsers demand. */
function sound(): void {
  const [button, board] = [document.querySelector<HTMLElement>("[data-sound]"), document.querySelector<HTMLElement>("[data-board]")];
  if (!button || !board) return;
  button.hidden = false;
  let audio: AudioContext | undefined;
  button.addEventListener("click", () => {
    void audio?.close();
    audio = audio ? undefined : new AudioContext();
    button.setAttribute("aria-pressed", String(audio !== undefined));
    if (audio) chime(audio);
  });
  const calls = () => new Set(all("[data-called]", board).map((item) => item.dataset["called"]));
  let heard = calls();
  board.addEventListener("refreshed", () => {
    const now = calls();
    if (audio && [...now].some((call) => !heard.has(call))) chime(audio);
    heard = now;
  });
}

function chime(audio: AudioContext): void {
  [659, 523].forEach((pitch, i) => {
    const [tone, volume, at] = [audio.createOscillator(), audio.createGain(), audio.currentTime + i * 0.35];
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.2, at);
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.5);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + 0.5);
  });
}
