/** A place that was chosen on the map, from a list, or by the device. */
export type Place = { lat: number; long: number; label?: string };

/** Tells everybody who cares for one address field (`data-place`) that the place is now here. */
export function announce(root: Element, place: Place): void {
  root.dispatchEvent(new CustomEvent<Place>("tl:place", { detail: place }));
}

/** Hears of places from whichever part of the field they come. */
export function onPlace(root: Element, listener: (place: Place) => void): void {
  root.addEventListener("tl:place", (event) => listener((event as CustomEvent<Place>).detail));
}

/** The place that stands in the field's boxes, or null when they hold no point on earth. */
export function readPlace(root: Element): Place | null {
  const number = (selector: string) => Number.parseFloat((root.querySelector<HTMLInputElement>(selector)?.value ?? "").replace(",", "."));
  const place = { lat: number("[data-place-lat]"), long: number("[data-place-long]") };
  return Math.abs(place.lat) <= 90 && Math.abs(place.long) <= 180 ? place : null;
}
