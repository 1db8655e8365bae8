import { all, fill, settle } from "./dom.ts";

/** Says beneath a box how many characters are left, once the writer pauses. */
export function count(): void {
  for (const note of all("[data-count-for]")) {
    const box = document.getElementById(note.dataset["countFor"] ?? "");
    if (!(box instanceof HTMLTextAreaElement)) continue;
    note.setAttribute("aria-live", "polite");
    const say = () => (note.textContent = fill(note.dataset["left"], (box.maxLength - box.value.length).toLocaleString(document.documentElement.lang)));
    box.addEventListener("input", settle(400, say));
    if (box.value) say();
  }
}
