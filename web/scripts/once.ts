/**
 * A form marked `data-once` is sent once: a second press while the first is under way does nothing.
 * Buttons stay focusable and keep their place; only `aria-disabled` says that something is going on.
 */
export function once(root: ParentNode = document): void {
  for (const form of root.querySelectorAll<HTMLFormElement>("form[data-once]")) {
    form.addEventListener("submit", (event) => {
      // A preview goes to a frame: the form is still here to be sent.
      if (event.defaultPrevented || (event.submitter instanceof HTMLButtonElement && event.submitter.formTarget)) return;
      if (form.dataset["sent"]) {
        event.preventDefault();
        return;
      }
      form.dataset["sent"] = "yes";
      for (const button of buttonsOf(form)) button.setAttribute("aria-disabled", "true");
    });
  }
  // Coming back with the browser's Back button shows the page as it was left: let it be sent again.
  addEventListener("pageshow", () => document.querySelectorAll<HTMLFormElement>("form[data-sent]").forEach(release));
}

/** Lets a form be sent again, for callers that send it themselves and met an error. */
export function release(form: HTMLFormElement): void {
  delete form.dataset["sent"];
  for (const button of buttonsOf(form)) button.removeAttribute("aria-disabled");
}

function buttonsOf(form: HTMLFormElement): HTMLButtonElement[] {
  return [...form.elements].filter((element) => element instanceof HTMLButtonElement);
}
