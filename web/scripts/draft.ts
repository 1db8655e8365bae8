import { all, settle } from "./dom.ts";
import { recall, remember } from "./storage.ts";

/**
 * A form marked `data-draft="name"` keeps its text boxes in this browser until the server has them. A box that the server already
 * filled is left as it is. A draft that was sent is dropped by the page that comes next, but not by coming back to this one with
 * Back or Reload, because then it may never have arrived.
 */
export function drafts(): void {
  for (const form of all<HTMLFormElement>("form[data-draft]")) {
    const sent = `draft:${form.dataset["draft"]}:sent`;
    const boxes = all<HTMLTextAreaElement>("textarea[name]", form).map((box) => ({ box, key: `draft:${form.dataset["draft"]}:${box.name}` }));
    if (recall(sent) && arrivedAnew()) boxes.forEach(({ key }) => remember(key, ""));
    remember(sent, "");
    for (const { box, key } of boxes) {
      if (!box.value) box.value = recall(key);
      box.addEventListener("input", settle(300, () => remember(key, box.value)));
    }
    form.addEventListener("submit", (event) => {
      if (!event.defaultPrevented) remember(sent, "yes");
    });
  }
}

function arrivedAnew(): boolean {
  const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return navigation?.type === "navigate";
}
