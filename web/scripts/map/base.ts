import { canvas, control, divIcon, geoJSON, type LatLng, LatLngBounds, layerGroup, type Map, type Marker, marker, Polyline, tileLayer } from "leaflet";
import { colour } from "./create.ts";

const streetNamesFrom = 15;
const mostStreetNames = 40;
const areaPane = "areas";
const namePane = "names";

/** What is painted first lies below: the town, its parts, green, water; then lines from thin to thick. */
const areaOrder = ["town", "district", "park", "water"];
const lineOrder = ["river", "railway", "local", "main"];

/** Areas that can be seen, and so are named; districts are named from afar, where nothing smaller is. */
const namedAreas = new Set(["park", "water", "district"]);

type Named = { name?: string; kind?: string };
type Features = GeoJSON.FeatureCollection<GeoJSON.Geometry, Named>;

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
  map.createPane(areaPane).style.zIndex = "350"; // beneath streets
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
  const names: AreaName[] = [];
  geoJSON(ordered(features, areaOrder), {
    pane: areaPane,
    interactive: false,
    style: (feature) => ({ className: `tl-map__area tl-map__area--${kindOf(feature, areaOrder, "other")}`, weight: 1 }),
    onEachFeature: (feature, layer) => {
      if (feature.properties?.name && namedAreas.has(feature.properties.kind) && "getBounds" in layer)
        names.push(nameOfArea(feature.properties, (layer as Polyline).getBounds().getCenter()));
    },
  }).addTo(map);
  const shown = layerGroup().addTo(map);
  // Districts first: where two names would cover each other, the larger place keeps its own.
  names.sort((a, b) => areaOrder.indexOf(a.kind) - areaOrder.indexOf(b.kind));
  onZoom(map, () => {
    shown.clearLayers();
    if (map.getZoom() < streetNamesFrom) spread(map, names).forEach(({ label }) => label.addTo(shown));
  });
}

function drawStreets(map: Map, features: Features): void {
  const streets: { name: string; line: Polyline }[] = [];
  const paint = (feature?: GeoJSON.Feature) => strokeOf(kindOf(feature, lineOrder, "local"), map.getZoom());
  const layer = geoJSON(ordered(features, lineOrder), {
    interactive: false,
    style: (feature) => ({ ...paint(feature), renderer: lines }) as object,
    onEachFeature: (feature, line) => {
      if (feature.properties?.name && line instanceof Polyline) streets.push({ name: feature.properties.name, line });
    },
  }).addTo(map);
  const names = layerGroup().addTo(map);
  onZoom(map, () => layer.setStyle(paint));
  map.on("moveend", () => nameStreets(map, streets, names)).fire("moveend");
}

const lines = canvas();

function strokeOf(kind: string, zoom: number) {
  const wide = Math.max(1, 2 ** (zoom - 15));
  const weight = { river: 6 * wide, railway: 1.5, main: 3.5 * wide, local: 1.25 * wide }[kind] ?? wide;
  return { color: colour(`--tl-map-${kind}`), weight: Math.min(weight, 16), dashArray: kind === "railway" ? "6 4" : "" };
}

function kindOf(feature: GeoJSON.Feature | undefined, known: string[], otherwise: string): string {
  const kind = (feature?.properties as Named | null)?.kind ?? "";
  return known.includes(kind) ? kind : otherwise;
}

function ordered(features: Features, order: string[]): Features {
  const rank = (feature: GeoJSON.Feature) => order.indexOf(kindOf(feature, order, ""));
  return { ...features, features: [...features.features].sort((a, b) => rank(a) - rank(b)) };
}

type AreaName = { text: string; kind: string; label: Marker };

function nameOfArea(area: Named, middle: LatLng): AreaName {
  const [text, kind] = [area.name ?? "", area.kind ?? ""];
  return { text, kind, label: name(middle, text, `tl-map__name tl-map__name--${kind}`) };
}

/** Those of the names that cover no other that comes before them. */
function spread(map: Map, names: AreaName[]): AreaName[] {
  const [letter, high] = [8, 18]; // px
  const taken: { x: number; y: number; half: number }[] = [];
  return names.filter(({ text, label }) => {
    const { x, y } = map.latLngToLayerPoint(label.getLatLng());
    const half = (text.length * letter) / 2;
    const covers = taken.some((other) => Math.abs(other.y - y) < high && Math.abs(other.x - x) < other.half + half);
    if (!covers) taken.push({ x, y, half });
    return !covers;
  });
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

function name(place: LatLng, text: string, className: string): Marker {
  const label = document.createElement("span");
  label.textContent = text;
  return marker(place, { pane: namePane, interactive: false, keyboard: false, icon: divIcon({ className, html: label, iconSize: [0, 0] }) });
}

function onZoom(map: Map, action: () => void): void {
  map.on("zoomend", action);
  action();
}
