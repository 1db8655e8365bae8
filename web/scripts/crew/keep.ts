// What is kept for the time without a signal, in caches that the pages and the worker share. All belongs to one member of staff.

export const pages = "tl-crew-pages";
export const pictures = "tl-crew-pictures";
export const shell = "tl-crew-shell";
export const base = "tl-crew-base";
const about = "tl-crew-about";
const owner = "/crew/owner";
const header = "X-Townline-Crew";

/** Keeps a page of a crew under its path; what was kept for somebody else goes first. Anything that is no such page is left alone. */
export async function keepPage(path: string, response: Response, version = ""): Promise<void> {
  const whose = response.headers.get(header);
  if (!response.ok || !whose) return;
  if ((await ownerOfKept()) !== whose) {
    await forget();
    await (await caches.open(about)).put(owner, new Response(whose));
  }
  const headers = new Headers(response.headers);
  headers.set("X-Version", version);
  headers.delete("Content-Encoding");
  await (await caches.open(pages)).put(path, new Response(await response.blob(), { headers }));
}

/** Whose pages are kept; empty: nobody's. */
export async function ownerOfKept(): Promise<string> {
  return (await (await caches.open(about)).match(owner))?.text() ?? "";
}

/** Throws away all that belongs to a person; styles, scripts and the map of the town stay. */
export async function forget(): Promise<void> {
  for (const name of [pages, pictures, about]) await caches.delete(name);
}
