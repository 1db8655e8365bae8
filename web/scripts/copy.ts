import { all } from "./dom.ts";

/** The button beside something worth keeping. */
export function copy(): void {
  if (!navigator.clipboard) return;
  for (const button of all("button[data-copy]")) {
    const box = document.getElementById(button.dataset["copy"] ?? "") as HTMLInputElement | null;
    if (!box) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(box.value);
        const news = button.parentElement?.querySelector("[data-copy-news]");
        if (news) news.textContent = button.dataset["done"] ?? "";
        button.textContent = button.dataset["done"] ?? "";
      } catch {
        box.select(); // The browser forbids it: selected, it is one key away.
      }
    });
  }
}
