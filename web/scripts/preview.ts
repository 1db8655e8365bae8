import { all, settle } from "./dom.ts";

/**
 * A button marked `data-preview` sends its form to another address, which shows in a frame what would come of it. With scripts that happens
 * by itself while somebody types; the page in the frame is changed in place, so that nothing flickers and "back" leads where it did before.
 */
export function previews(): void {
  for (const button of all<HTMLButtonElement>("button[data-preview]")) {
    const form = button.form;
    const frame = document.querySelector<HTMLIFrameElement>(`iframe[name="${button.formTarget}"]`);
    if (!form || !frame) continue;
    const show = settle(300, shower(form, button.formAction, frame));
    form.addEventListener("input", show);
    form.addEventListener("change", show);
    // What was typed before this page came (a mistake to mend, "back") shows too.
    if (frame.contentDocument?.readyState === "complete") show();
    frame.addEventListener("load", show, { once: true });
  }
}

function shower(form: HTMLFormElement, address: string, frame: HTMLIFrameElement): () => void {
  let running: AbortController | undefined;
  return async () => {
    running?.abort();
    running = new AbortController();
    const typed = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string") typed.append(name, value);
    try {
      const answer = await fetch(address, { method: "POST", body: typed, signal: running.signal });
      if (!answer.ok || answer.redirected) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      frame.contentDocument?.body.replaceWith(page.body);
    } catch (error) {
      // Overtaken by the next letter, or no line: the last picture stays, and the button still works.
      if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
    }
  };
}
