import { divIcon, type LatLng, latLng, type Map, type Marker, marker } from "leaflet";
import { announce, onPlace, readPlace } from "../place.ts";
import { pinPicture } from "./icons.ts";

const step = 8; // pixels a press of an arrow key
const near = 17; // zoom at which one sees a house

const icon = () => divIcon({ className: "tl-pin tl-pin--pick", html: pinPicture(), iconSize: [42, 54], iconAnchor: [21, 52] });

/** One place, shown and not moved (`data-point="lat,long"`). */
export function showPoint(map: Map, frame: HTMLElement): void {
  const [lat, long] = (frame.dataset["point"] ?? "").split(",").map(Number);
  if (lat === undefined || long === undefined) return;
  marker([lat, long], { icon: icon(), keyboard: false, interactive: false }).addTo(map);
  map.setView([lat, long], near - 1, { animate: false });
}

/**
 * A pin that can be set by a press, dragged, or moved with the arrow keys; whichever way, the boxes of the address field
 * follow, and the pin follows them.
 */
export function pickPlace(map: Map, frame: HTMLElement): void {
  const root = frame.closest("[data-place]");
  if (!root) return;
  let pin: Marker | undefined;
  let isOurs = false;
  const tell = (at: LatLng) => {
    isOurs = true;
    announce(root, { lat: at.lat, long: at.lng });
    isOurs = false;
  };
  onPlace(root, (place) => {
    const at = latLng(place.lat, place.long);
    pin ??= addPin(map, at, frame.dataset["wordPin"] ?? "", tell);
    pin.setLatLng(at);
    // Who chose on the map sees it already; who typed or asked the device wants to be taken there.
    if (!isOurs) map.setView(at, Math.max(map.getZoom(), near));
    else if (!map.getBounds().contains(at)) map.panTo(at);
  });
  map.on("click", (event) => tell(event.latlng));
  const given = readPlace(root);
  if (!given) return;
  pin = addPin(map, latLng(given.lat, given.long), frame.dataset["wordPin"] ?? "", tell);
  map.setView([given.lat, given.long], near, { animate: false });
}

function addPin(map: Map, at: LatLng, label: string, tell: (at: LatLng) => void): Marker {
  const pin = marker(at, { icon: icon(), draggable: true, autoPan: true }).addTo(map);
  const element = pin.getElement();
  element?.setAttribute("aria-label", label);
  element?.setAttribute("role", "application"); // so that screen readers hand the arrow keys on
  element?.addEventListener("keydown", (event) => {
    const moves: Record<string, [number, number]> = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    tell(map.containerPointToLatLng(map.latLngToContainerPoint(pin.getLatLng()).add(move)));
  });
  pin.on("dragend", () => tell(pin.getLatLng()));
  return pin;
}
