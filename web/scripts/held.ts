import { all, fill } from "./dom.ts";

/** Counts down until an answer leaves: `<span data-leaves="unix ms" data-words="goes out in {n} s">`. Regions bring new ones, so it looks each second. */
export function leaving(): void {
  setInterval(() => {
    for (const place of all("[data-leaves]")) {
      const left = Math.max(0, Math.ceil((Number(place.dataset["leaves"]) - Date.now()) / 1000));
      const words = fill(place.dataset["words"], left);
      if (place.textContent !== words) place.textContent = words;
    }
  }, 1000);
}
