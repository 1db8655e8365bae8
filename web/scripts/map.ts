import { drawBase } from "./map/base.ts";
import { createMap } from "./map/create.ts";
import { pickPlace, showPoint } from "./map/pin.ts";
import { showRequests } from "./map/requests.ts";

// Pages with a map load this; each `data-map` element becomes one. Without it the same content stands in a list or in address boxes.
for (const frame of document.querySelectorAll<HTMLElement>("[data-map]")) {
  const map = createMap(frame);
  drawBase(map, frame);
  showPoint(map, frame);
  if (frame.dataset["requests"]) showRequests(map, frame);
  if (frame.dataset["pick"]) pickPlace(map, frame);
}
