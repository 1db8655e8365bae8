import { control, LatLngBounds, map as leaflet, type Map } from "leaflet";

/** A map in its frame, showing the town. It zooms by wheel only once it has the focus, so that scrolling past is not caught. */
export function createMap(frame: HTMLElement): Map {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  frame.hidden = false;
  const map = leaflet(frame, {
    zoomControl: false,
    attributionControl: false,
    scrollWheelZoom: false,
    zoomAnimation: !still,
    fadeAnimation: !still,
    markerZoomAnimation: !still,
    inertia: !still,
    maxZoom: 19,
    zoomSnap: frame.dataset["tiles"] ? 1 : 0.25, // drawn maps are sharp at any zoom: fill the frame
  });
  control.zoom({ zoomInTitle: frame.dataset["wordIn"] ?? "", zoomOutTitle: frame.dataset["wordOut"] ?? "" }).addTo(map);
  const bounds = boundsOf(frame);
  map.fitBounds(bounds);
  map.setMaxBounds(bounds.pad(0.5));
  frame.addEventListener("focusin", () => map.scrollWheelZoom.enable());
  frame.addEventListener("focusout", () => map.scrollWheelZoom.disable());
  return map;
}

/** A custom property of the page's look, for what is drawn on canvas. */
export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function boundsOf(frame: HTMLElement): LatLngBounds {
  const [west, south, east, north] = (frame.dataset["bounds"] ?? "").split(",").map(Number) as [number, number, number, number];
  return new LatLngBounds([south, west], [north, east]);
}
