import { all, isTyping } from "./dom.ts";
import { recall, remember } from "./storage.ts";

/** Remembered as "off" by those who do not want them. */
const offKey = "single-keys";

/**
 * Keys of the desk: "?" shows them, `data-key="r"` presses or focuses its element, j and k move through `data-rows`.
 * Single keys never fire while somebody types or a dialog is open, and can be switched off in the sheet (WCAG 2.1.4).
 */
export function keys(): void {
  const sheet = document.querySelector<HTMLDialogElement>("dialog[data-keys]");
  const toggle = sheet?.querySelector<HTMLInputElement>("[data-keys-toggle]");
  let on = recall(offKey) !== "off";
  if (toggle) {
    toggle.checked = on;
    toggle.addEventListener("change", () => {
      on = toggle.checked;
      remember(offKey, on ? "" : "off");
    });
  }
  for (const button of all<HTMLButtonElement>("[data-keys-open]")) {
    button.hidden = false;
    button.addEventListener("click", () => sheet?.showModal());
  }
  document.addEventListener("keydown", (event) => {
    if (!on || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
    if (event.key === "?") sheet?.showModal();
    else if (!press(event.key) && !walk(event.key)) return;
    event.preventDefault();
  });
}

function press(key: string): boolean {
  const element = all("[data-key]").find((one) => one.dataset["key"] === key && one.checkVisibility?.() !== false);
  if (!element) return false;
  element.focus();
  if (!element.matches("input:not([type=submit]), textarea, select")) element.click();
  return true;
}

function walk(key: string): boolean {
  if (key !== "j" && key !== "k") return false;
  const rows = all("[data-rows] [data-row]");
  const here = rows.indexOf(document.activeElement as HTMLElement);
  const start = here >= 0 ? here : rows.findIndex((row) => row.hasAttribute("aria-current"));
  const next = rows[Math.min(Math.max(start + (key === "j" ? 1 : -1), 0), rows.length - 1)];
  next?.focus();
  return next !== undefined;
}
