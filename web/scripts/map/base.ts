import { canvas, control, divIcon, geoJSON, type LatLng, LatLngBounds, layerGroup, type Map, marker, Polyline, tileLayer } from "leaflet";
import { colour } from "./create.ts";

const streetNamesFrom = 15;
const mostStreetNames = 40;
const namePane = "names";

type Features = GeoJSON.FeatureCollection<GeoJSON.Geometry, { name?: string }>;

/** Tiles when the town has some; otherwise its own streets and areas, with no call to anybody. */
export function drawBase(map: Map, frame: HTMLElement): void {
  const { tiles, attribution, streets, areas } = frame.dataset;
  if (tiles) {
    tileLayer(tiles, { maxZoom: 19 }).addTo(map);
    const thanks = document.createElement("span");
    thanks.textContent = attribution ?? "";
    control.attribution({ prefix: false }).addAttribution(thanks.innerHTML).addTo(map);
    return;
  }
  map.createPane(namePane).style.zIndex = "450"; // above streets, beneath markers
  if (areas) void load(areas).then((features) => drawAreas(map, features));
  if (streets) void load(streets).then((features) => drawStreets(map, features));
}

async function load(url: string): Promise<Features> {
  const answer = await fetch(url, { headers: { Accept: "application/geo+json, application/json" } });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return (await answer.json()) as Features;
}

function drawAreas(map: Map, features: Features): void {
  const names = layerGroup();
  geoJSON(features, {
    interactive: false,
    style: { className: "tl-map__area", weight: 1 },
    onEachFeature: (feature, layer) => {
      if (feature.properties?.name && "getBounds" in layer)
        name((layer as Polyline).getBounds().getCenter(), feature.properties.name, "tl-map__name tl-map__name--area").addTo(names);
    },
  }).addTo(map);
  onZoom(map, () => (map.getZoom() < streetNamesFrom ? names.addTo(map) : names.remove()));
}

function drawStreets(map: Map, features: Features): void {
  const streets: { name: string; line: Polyline }[] = [];
  const paint = () => ({ color: colour("--tl-map-street"), weight: Math.max(1, map.getZoom() - 12) });
  const layer = geoJSON(features, {
    interactive: false,
    style: { ...paint(), renderer: canvas() } as object,
    onEachFeature: (feature, line) => {
      if (feature.properties?.name && line instanceof Polyline) streets.push({ name: feature.properties.name, line });
    },
  }).addTo(map);
  const names = layerGroup().addTo(map);
  onZoom(map, () => layer.setStyle(paint()));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => layer.setStyle(paint()));
  map.on("moveend", () => nameStreets(map, streets, names)).fire("moveend");
}

/** Names of the streets in sight, each once, when one is near enough to read them. */
function nameStreets(map: Map, streets: { name: string; line: Polyline }[], names: ReturnType<typeof layerGroup>): void {
  names.clearLayers();
  if (map.getZoom() < streetNamesFrom) return;
  const named = new Set<string>();
  for (const street of streets) {
    if (named.size >= mostStreetNames) return;
    const place = named.has(street.name) ? null : visibleMiddle(street.line, map.getBounds());
    if (!place) continue;
    named.add(street.name);
    name(place, street.name, "tl-map__name").addTo(names);
  }
}

/** The middle of the part of a line that lies within the bounds, or null. */
function visibleMiddle(line: Polyline, bounds: LatLngBounds): LatLng | null {
  const overlap = line.getBounds();
  if (!bounds.intersects(overlap)) return null;
  const points = (line.getLatLngs().flat(2) as LatLng[]).filter((point) => bounds.contains(point));
  if (points.length > 0) return points[Math.floor(points.length / 2)] ?? null;
  const centre = overlap.getCenter();
  return bounds.contains(centre) ? centre : null;
}

function name(place: LatLng, text: string, className: string) {
  const label = document.createElement("span");
  label.textContent = text;
  return marker(place, { pane: namePane, interactive: false, keyboard: false, icon: divIcon({ className, html: label, iconSize: [0, 0] }) });
}

function onZoom(map: Map, action: () => void): void {
  map.on("zoomend", action);
  action();
}
