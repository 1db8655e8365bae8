import { all, fill } from "./dom.ts";
import { announce, onPlace, readPlace, type Place } from "./place.ts";

/**
 * An address field: finds what is typed and offers the matches in place, keeps the boxes of latitude and longitude in step
 * with the pin, and says where the pin went. The map, if there is one, listens to the same events.
 */
export function addresses(): void {
  for (const root of all("[data-place]")) {
    const address = root.querySelector<HTMLInputElement>("[data-place-address]");
    const list = root.querySelector<HTMLElement>("[data-place-found]");
    const news = root.querySelector<HTMLElement>("[data-place-news]");
    const find = root.querySelector<HTMLButtonElement>("[data-place-find]");
    if (!address || !list || !news) continue;

    onPlace(root, (place) => {
      set(root, "[data-place-lat]", place.lat);
      set(root, "[data-place-long]", place.long);
      if (place.label) address.value = place.label;
      news.textContent = fill(root.dataset["moved"], place.label ?? `${place.lat.toFixed(5)}, ${place.long.toFixed(5)}`);
    });
    for (const box of all<HTMLInputElement>("[data-place-lat], [data-place-long]", root)) {
      box.addEventListener("change", () => {
        const place = readPlace(root);
        if (place) announce(root, place);
      });
    }

    const offer = (places: Place[]) => {
      list.replaceChildren(...places.map((place) => choice(place, () => {
        offer([]);
        announce(root, place);
        address.focus();
      })));
      list.hidden = places.length === 0;
    };
    const ask = async () => {
      const answer = await fetch(`${root.dataset["searchUrl"]}?q=${encodeURIComponent(address.value)}`, { headers: { Accept: "application/json" } });
      const places = answer.ok ? ((await answer.json()) as Place[]) : [];
      offer(places);
      news.textContent = places.length ? fill(root.dataset["found"], places.length) : (root.dataset["foundNone"] ?? "");
    };
    find?.addEventListener("click", (event) => {
      event.preventDefault();
      void ask();
    });
    address.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !find) return;
      event.preventDefault(); // Enter finds; it must not send the form half done.
      void ask();
    });
  }
}

function set(root: Element, selector: string, degrees: number): void {
  const box = root.querySelector<HTMLInputElement>(selector);
  if (box) box.value = degrees.toFixed(6);
}

function choice(place: Place, take: () => void): HTMLLIElement {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = place.label ?? "";
  button.addEventListener("click", take);
  item.append(button);
  return item;
}
