import { divIcon, type LatLng, layerGroup, latLng, type LayerGroup, type Map, type Marker, marker, point } from "leaflet";
import { fill } from "../dom.ts";
import { groupByGrid } from "./cluster.ts";
import { pinPicture } from "./icons.ts";

type Request = { title: string; href: string; status?: string; tone?: string; at: LatLng };

const cell = 80; // pixels: groups stay half of it apart, the width of a mark
const closest = 18;

/** Requests as markers, those close together as one with their number. A marker's pop-up is a link to the request. */
export function showRequests(map: Map, frame: HTMLElement): void {
  const url = frame.dataset["requests"] ?? "";
  const layer = layerGroup().addTo(map);
  let requests: Request[] = [];
  let asked = 0;
  const draw = () => drawGroups(map, layer, requests, frame.dataset["wordGroup"]);
  const ask = async () => {
    const turn = ++asked;
    const answer = await fetch(url.replace("{bbox}", map.getBounds().toBBoxString()), { headers: { Accept: "application/geo+json, application/json" } });
    if (!answer.ok || turn !== asked) return;
    requests = read((await answer.json()) as GeoJSON.FeatureCollection<GeoJSON.Point, Request>);
    draw();
  };
  const follows = url.includes("{bbox}");
  // A pop-up that is open moved the map itself to fit: drawing anew would close it.
  map.on(follows ? "moveend" : "zoomend", () => isPopupOpen(layer) || (follows ? void ask() : draw()));
  void ask();
}

function read(features: GeoJSON.FeatureCollection<GeoJSON.Point, Request>): Request[] {
  return features.features.map(({ geometry, properties }) => ({ ...properties, at: latLng(geometry.coordinates[1]!, geometry.coordinates[0]!) }));
}

function drawGroups(map: Map, layer: LayerGroup, requests: Request[], wording: string | undefined): void {
  layer.clearLayers();
  const dots = requests.map((item) => {
    const { x, y } = map.project(item.at);
    return { x, y, item };
  });
  for (const group of groupByGrid(dots, map.getZoom() >= closest ? 1 : cell)) {
    const [first] = group.items;
    if (group.items.length === 1 && first) single(first).addTo(layer);
    else many(map, map.unproject(point(group.x, group.y)), group.items, fill(wording, group.items.length)).addTo(layer);
  }
}

function single(request: Request): Marker {
  const icon = divIcon({ className: `tl-pin tl-pin--${request.tone ?? "teal"}`, html: pinPicture(), iconSize: [28, 36], iconAnchor: [14, 35], popupAnchor: [0, -30] });
  return labelled(marker(request.at, { icon }).bindPopup(() => links([request]), { closeButton: false }), [request.title, request.status].filter(Boolean).join(", "));
}

function many(map: Map, at: LatLng, requests: Request[], label: string): Marker {
  const number = document.createElement("span");
  number.textContent = String(requests.length);
  const group = marker(at, { icon: divIcon({ className: "tl-group", html: number, iconSize: [40, 40] }) });
  // As near as one can get they still share a spot: then all of them are named.
  if (map.getZoom() >= closest) group.bindPopup(() => links(requests), { closeButton: false });
  else {
    const enter = () => {
      map.getContainer().focus(); // the group goes away: keep the place in the page
      map.setView(at, Math.min(map.getZoom() + 2, closest));
    };
    group.on("click", enter);
    group.on("keypress", (event) => ["Enter", " "].includes((event as unknown as { originalEvent: KeyboardEvent }).originalEvent.key) && enter());
  }
  return labelled(group, label);
}

function labelled(pin: Marker, label: string): Marker {
  return pin.on("add", () => pin.getElement()?.setAttribute("aria-label", label));
}

function links(requests: Request[]): HTMLElement {
  const list = document.createElement("ul");
  list.className = "tl-map__links";
  list.dir = document.documentElement.dir;
  for (const request of requests) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = request.href;
    link.textContent = request.title;
    const status = document.createElement("span");
    status.className = "tl-quiet";
    status.textContent = request.status ?? "";
    item.append(link, " ", status);
    list.append(item);
  }
  return list;
}

function isPopupOpen(layer: LayerGroup): boolean {
  return layer.getLayers().some((one) => one.isPopupOpen());
}
