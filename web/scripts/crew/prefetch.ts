import { all } from "../dom.ts";
import { keepPage, pages, pictures } from "./keep.ts";

const longestSide = 900; // pixels: enough to know the place again on a phone

/** Keeps the list, every job on it and their photos, made small; what is no longer on the list is thrown away. Jobs that did not change are not asked for again. */
export async function prefetch(): Promise<void> {
  const build = new URL(import.meta.url).pathname; // named by its content: pages of another build are asked for again
  const listed = document.querySelector<HTMLElement>("[data-crew-list]")?.dataset["crewList"] ?? "";
  const jobs = listed.split(" ").filter(Boolean).map((job) => job.split(":") as [reference: string, version: string]);
  await keepPage("/crew", await fetch("/crew", { headers: { Accept: "text/html" } }));
  const kept = await caches.open(pages);
  const wanted = new Set(["/crew", ...jobs.map(([reference]) => `/crew/jobs/${reference}`)]);
  for (const request of await kept.keys()) if (!wanted.has(new URL(request.url).pathname)) await kept.delete(request);
  const shown = new Set<string>();
  for (const [reference, number] of jobs) {
    const version = `${number} ${build}`;
    const path = `/crew/jobs/${reference}`;
    const before = await kept.match(path);
    if (before?.headers.get("X-Version") !== version) await keepPage(path, await fetch(path, { headers: { Accept: "text/html" } }), version);
    for (const picture of picturesOf(await (await kept.match(path))?.text())) {
      shown.add(new URL(picture, location.href).href);
      await keepPicture(picture);
    }
  }
  const cache = await caches.open(pictures);
  for (const request of await cache.keys()) if (!shown.has(request.url)) await cache.delete(request);
  navigator.serviceWorker.controller?.postMessage("tidy");
}

function picturesOf(html = ""): string[] {
  const page = new DOMParser().parseFromString(html, "text/html");
  return all<HTMLImageElement>("img[data-small], img.tl-crew__map", page).map((image) => image.getAttribute("src") ?? "");
}

async function keepPicture(address: string): Promise<void> {
  const cache = await caches.open(pictures);
  if (await cache.match(address)) return;
  const response = await fetch(address);
  if (!response.ok) return;
  const content = await response.blob();
  await cache.put(address, new Response(content.type === "image/svg+xml" ? content : await small(content)));
}

/** The picture again with fewer pixels; as it is where the browser cannot read it. */
async function small(content: Blob): Promise<Blob> {
  const picture = await createImageBitmap(content).catch(() => null);
  if (!picture) return content;
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const drawn = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.7));
  return drawn && drawn.size < content.size ? drawn : content;
}
