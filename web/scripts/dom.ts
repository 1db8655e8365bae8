/** All elements that match, for a loop that reads well. */
export function all<T extends HTMLElement = HTMLElement>(selector: string, root: ParentNode = document): T[] {
  return [...root.querySelectorAll<T>(selector)];
}

/** Whether somebody is writing: single keys must then stay letters. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input:not([type=checkbox], [type=radio]), textarea, select"));
}

/** A wording with its placeholder filled: "{n} new". */
export function fill(wording: string | undefined, value: string | number): string {
  return (wording ?? "").replace("{n}", String(value));
}

/** Calls after the last of several quick calls. */
export function settle(milliseconds: number, action: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, milliseconds);
  };
}
