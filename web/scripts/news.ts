import { all, fill, settle } from "./dom.ts";
import { type Live, type LiveEvent } from "./live.ts";

const title = document.title;

/**
 * Counts what is new above a list (`data-new="kind kind"`) and offers to show it. The list itself stays as it is until the
 * person decides: nothing jumps under a finger or a cursor. What the person did herself (`mine`) is no news.
 */
export function news(live: Live): void {
  for (const place of all("[data-new]")) {
    const link = place.querySelector("a");
    if (!link) continue;
    let seen = 0;
    const show = settle(300, () => {
      link.textContent = seen === 1 ? (place.dataset["one"] ?? "") : fill(place.dataset["many"], seen);
      link.hidden = false;
      document.title = `(${seen}) ${title}`;
    });
    listen(live, place.dataset["new"], (event) => {
      if (event.data["mine"]) return;
      seen++;
      show();
    });
  }
}

/**
 * Small things of fixed size that are fetched again when something happens (`data-live-region`): who else is looking, a count. With `data-subject` only
 * what happens to that one counts.
 */
export function regions(live: Live): void {
  for (const region of all("[data-live-region]")) {
    const fetchAgain = settle(400, async () => {
      if (region.contains(document.activeElement)) return;
      const answer = await fetch(region.dataset["liveRegion"] ?? "", { headers: { Accept: "text/html" } });
      if (answer.ok && !answer.redirected) region.innerHTML = await answer.text();
    });
    const { kinds, subject } = region.dataset;
    listen(live, kinds, (event) => (!subject || !event.data["subject"] || event.data["subject"] === subject) && fetchAgain());
  }
}

function listen(live: Live, kinds: string | undefined, listener: (event: LiveEvent) => void): void {
  for (const kind of (kinds ?? "").split(/\s+/).filter(Boolean)) live.on(kind, listener);
}
