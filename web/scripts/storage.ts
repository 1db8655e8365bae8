/** What this browser remembers for this person; nothing where storage is forbidden, and then pages simply do not remember. */
export function recall(key: string): string {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

/** Remembers a text; an empty one is forgotten. */
export function remember(key: string, text: string): void {
  try {
    if (text) localStorage.setItem(key, text);
    else localStorage.removeItem(key);
  } catch {
    // Forbidden or full: the page still works, it only does not remember.
  }
}
