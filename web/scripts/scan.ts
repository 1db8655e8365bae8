import { all } from "./dom.ts";

const fast = 50; // milliseconds between the letters of a scanner; nobody types so
const fewest = 6;
const rest = 150;

/**
 * A field for a barcode scanner that types like a keyboard (`form data-scan`): sends itself after a burst of letters, whether or not the scanner ends with
 * Enter, and sends a scan that comes twice only once.
 */
export function scans(): void {
  for (const form of all<HTMLFormElement>("form[data-scan]")) {
    const field = form.querySelector<HTMLInputElement>("input[type=text], input:not([type])");
    if (!field) continue;
    let last = 0;
    let burst = 0;
    let sent = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const send = () => burst >= fewest && form.requestSubmit();
    field.addEventListener("input", () => {
      const now = performance.now();
      burst = now - last < fast ? burst + 1 : 1;
      last = now;
      clearTimeout(timer);
      timer = setTimeout(send, rest);
    });
    form.addEventListener("submit", (event) => {
      clearTimeout(timer);
      if (sent || field.value.trim() === "") event.preventDefault();
      sent = field.value.trim() !== "";
    });
    addEventListener("pageshow", () => (sent = false));
  }
}
