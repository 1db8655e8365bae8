const svg = "http://www.w3.org/2000/svg";

/** A pin, drawn; its colours come from the class of the element it stands in. */
export function pinPicture(): HTMLElement {
  const picture = document.createElementNS(svg, "svg");
  picture.setAttribute("viewBox", "0 0 28 36");
  picture.setAttribute("aria-hidden", "true");
  const shape = document.createElementNS(svg, "path");
  shape.setAttribute("d", "M14 35C10 27 2 22 2 13.5A12 12 0 0 1 26 13.5C26 22 18 27 14 35z");
  const hole = document.createElementNS(svg, "circle");
  for (const [name, value] of Object.entries({ cx: "14", cy: "13.5", r: "4.5" })) hole.setAttribute(name, value);
  picture.append(shape, hole);
  return picture as unknown as HTMLElement;
}
