import { drawBase } from "./map/base.ts";
import { createMap } from "./map/create.ts";
import { pickPlace, showPoint } from "./map/pin.ts";
import { showRequests } from "./map/requests.ts";

// Pages with a map load this; each `data-map` element becomes one. Without it the same content stands in a list or in address boxes.
for (const frame of document.querySelectorAll<HTMLElement>("[data-map]")) {
  // What is folded away has no size yet, and perhaps nobody unfolds it.
  const folded = frame.closest("details:not([open])");
  if (folded) folded.addEventListener("toggle", () => draw(frame), { once: true });
  else draw(frame);
}

function draw(frame: HTMLElement): void {
  const map = createMap(frame);
  drawBase(map, frame);
  showPoint(map, frame);
  if (frame.dataset["requests"]) showRequests(map, frame);
  if (frame.dataset["pick"]) pickPlace(map, frame);
}
