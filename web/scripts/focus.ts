import { all } from "./dom.ts";

/** Takes the reader to what matters first (the error summary), and from a complaint right into its field. */
export function focusFirst(): void {
  const first = document.querySelector<HTMLElement>("[data-focus-first]");
  first?.focus();
  first?.addEventListener("click", (event) => {
    const link = (event.target as HTMLElement).closest("a");
    const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!field) return;
    event.preventDefault();
    (field.closest("fieldset, .govuk-form-group") ?? field).scrollIntoView();
    field.focus({ preventScroll: true });
  });
}

/** Menus made of details close when one presses Escape or elsewhere. */
export function menus(): void {
  for (const menu of all<HTMLDetailsElement>("details[data-menu]")) {
    document.addEventListener("click", (event) => {
      if (!menu.contains(event.target as Node)) menu.open = false;
    });
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary")?.focus();
    });
  }
}
