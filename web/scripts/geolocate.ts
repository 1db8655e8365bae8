import { all } from "./dom.ts";
import { announce } from "./place.ts";

/** "Use where I am": asks the device once, and only when pressed. */
export function geolocate(): void {
  if (!navigator.geolocation) return;
  for (const button of all<HTMLButtonElement>("[data-place] [data-geolocate]")) {
    const root = button.closest("[data-place]")!;
    const news = root.querySelector<HTMLElement>("[data-place-news]");
    const tell = (words: string | undefined) => news && (news.textContent = words ?? "");
    button.hidden = false;
    button.addEventListener("click", () => {
      tell(button.dataset["busy"]);
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => announce(root, { lat: coords.latitude, long: coords.longitude }),
        () => tell(button.dataset["denied"]),
        { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
      );
    });
  }
}
