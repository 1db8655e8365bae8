import { all, isTyping } from "./dom.ts";
import { recall, remember } from "./storage.ts";

/** Remembered as "off" by those who do not want them. */
const offKey = "single-keys";

/** How long the second letter of "g m" may take. */
const sequenceTime = 1500;

/**
 * Keys of the desk. `data-key="r"` presses or focuses its element, `data-key="g m"` after one letter and the other, j and k move through `data-rows`, x ticks the
 * row. "?" shows those that this page has, read from the same elements. Single keys never fire while somebody types or a dialog is open, and can be switched off in
 * the sheet (WCAG 2.1.4).
 */
export function keys(): void {
  const sheet = document.querySelector<HTMLDialogElement>("dialog[data-keys]");
  const toggle = sheet?.querySelector<HTMLInputElement>("[data-keys-toggle]");
  let on = recall(offKey) !== "off";
  let begun: { key: string; at: number } | undefined;
  if (toggle) {
    toggle.checked = on;
    toggle.addEventListener("change", () => {
      on = toggle.checked;
      remember(offKey, on ? "" : "off");
    });
  }
  for (const button of all<HTMLButtonElement>("[data-keys-open]")) {
    button.hidden = false;
    button.addEventListener("click", () => show(sheet));
  }
  document.addEventListener("keydown", (event) => {
    if (!on || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
    const typed = begun && event.timeStamp - begun.at < sequenceTime ? `${begun.key} ${event.key}` : event.key;
    begun = undefined;
    if (event.key === "?") show(sheet);
    else if (press(typed)) begun = undefined;
    else if (bound().some((one) => one.dataset["key"]?.startsWith(`${event.key} `))) begun = { key: event.key, at: event.timeStamp };
    else if (!walk(event.key) && !tick(event.key)) return;
    event.preventDefault();
  });
}

/** What has a key here and can be seen. */
function bound(): HTMLElement[] {
  return all("[data-key]").filter((one) => one.dataset["key"] !== "" && one.checkVisibility?.() !== false);
}

function press(key: string): boolean {
  const element = bound().find((one) => one.dataset["key"] === key);
  if (!element) return false;
  element.focus();
  if (!element.matches("input:not([type=submit]), textarea, select")) element.click();
  return true;
}

function walk(key: string): boolean {
  if (key !== "j" && key !== "k") return false;
  const rows = all("[data-rows] [data-row]");
  const here = rows.indexOf(rowOf(document.activeElement) as HTMLElement);
  const start = here >= 0 ? here : rows.findIndex((row) => row.hasAttribute("aria-current"));
  const next = rows[Math.min(Math.max(start + (key === "j" ? 1 : -1), 0), rows.length - 1)];
  next?.focus();
  return next !== undefined;
}

function tick(key: string): boolean {
  const box = key === "x" ? rowOf(document.activeElement)?.closest("li")?.querySelector<HTMLInputElement>("[data-tick]") : undefined;
  box?.click();
  return box instanceof HTMLInputElement;
}

/** The row somebody is at: on its link, or on its tick. */
function rowOf(element: Element | null): Element | null {
  return element?.matches("[data-tick]") ? (element.closest("li")?.querySelector("[data-row]") ?? null) : (element?.closest("[data-row]") ?? null);
}

/** Writes the sheet anew from what is bound now. */
function show(sheet: HTMLDialogElement | null): void {
  const list = sheet?.querySelector("dl");
  if (!sheet || !list) return;
  for (const written of all("[data-written]", list)) written.remove();
  for (const line of all("[data-if]", list)) line.hidden = isMissing(line.dataset["if"]);
  for (const one of bound()) {
    const line = document.createElement("div");
    line.dataset["written"] = "";
    const key = document.createElement("kbd");
    key.dir = "ltr";
    key.textContent = one.dataset["key"] ?? "";
    const term = document.createElement("dt");
    term.append(key);
    const does = document.createElement("dd");
    does.textContent = nameOf(one);
    line.append(term, does);
    list.append(line);
  }
  sheet.showModal();
}

/** Lines that ask for nothing always stand: Razor writes data attributes also when they are empty. */
function isMissing(selector: string | undefined): boolean {
  return selector ? document.querySelector(selector) === null : false;
}

/** What the element is called: its label, or its words without counts. */
function nameOf(element: HTMLElement): string {
  const label = element.getAttribute("aria-label") ?? (element as HTMLInputElement).labels?.[0]?.textContent;
  if (label) return label.trim();
  const copy = element.cloneNode(true) as HTMLElement;
  for (const extra of all(".tl-count, kbd", copy)) extra.remove();
  return (copy.textContent ?? "").trim();
}
