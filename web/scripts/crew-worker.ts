import { base, keepPage, ownerOfKept, pages, pictures, shell } from "./crew/keep.ts";
import { sendAll, syncTag } from "./crew/sending.ts";
import { Store } from "./crew/store.ts";

// The worker of /crew: pages from the network when there is one and from what was kept when there is none; told things sent when the signal is back.

type Extendable = Event & { waitUntil(work: Promise<unknown>): void };
type Fetching = Extendable & { request: Request; respondWith(answer: Promise<Response>): void };
type Worker = { shell: string[]; skipWaiting(): Promise<void>; clients: { claim(): Promise<void> }; addEventListener(kind: string, hear: (event: never) => void): void };
const worker = self as unknown as Worker;

const patience = 5000; // milliseconds for a page on a weak line, when an older one is at hand
const drawn = ["/map/streets.json", "/map/areas.json", "/map/base.json", "/icon.svg"];

worker.addEventListener("install", (event: Extendable) => {
  event.waitUntil(caches.open(shell).then((kept) => kept.addAll(worker.shell)).then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (event: Extendable) => {
  event.waitUntil(worker.clients.claim());
});

worker.addEventListener("message", (event: Extendable & { data: unknown }) => {
  if (event.data === "tidy") event.waitUntil(tidy());
});

worker.addEventListener("sync", (event: Extendable & { tag: string }) => {
  if (event.tag === syncTag) event.waitUntil(sendLater());
});

worker.addEventListener("fetch", (event: Fetching) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  if (request.mode === "navigate") {
    if (address.pathname === "/crew" || address.pathname.startsWith("/crew/jobs/")) event.respondWith(page(event, address.pathname));
  } else if (address.pathname.startsWith("/assets/")) event.respondWith(asset(request));
  else if (request.destination === "image" && !drawn.includes(address.pathname)) event.respondWith(picture(request));
  else if (drawn.includes(address.pathname)) event.respondWith(map(event, request));
});

/** All kept pages are of this build now: what only earlier ones needed goes. */
async function tidy(): Promise<void> {
  const kept = await caches.open(shell);
  for (const request of await kept.keys()) if (!worker.shell.includes(new URL(request.url).pathname)) await kept.delete(request);
}

/** Thrown away with the promise: the browser then tries again by itself, later. */
async function sendLater(): Promise<void> {
  const drained = await sendAll(await Store.open(), await ownerOfKept(), false);
  if (drained.what === "retry") throw new Error("No signal yet.");
}

async function page(event: Fetching, path: string): Promise<Response> {
  const fromNetwork = fetch(event.request).then(async (response) => {
    if (response.ok) event.waitUntil(keepPage(path, response.clone()));
    else if (response.status === 404 || response.status === 403) await (await caches.open(pages)).delete(path);
    return response;
  });
  const kept = await (await caches.open(pages)).match(path);
  if (!kept) return fromNetwork;
  const tooLong = new Promise<null>((done) => setTimeout(() => done(null), patience));
  const response = await Promise.race([fromNetwork.catch(() => null), tooLong]);
  event.waitUntil(fromNetwork.catch(() => undefined));
  return response && response.status < 500 ? response : marked(kept);
}

/** The kept page says of when it is. */
async function marked(kept: Response): Promise<Response> {
  const html = (await kept.text()).replace("<body ", `<body data-kept="${kept.headers.get("Date") ?? ""}" `);
  return new Response(html, { headers: kept.headers });
}

/** Named by their content, they never change. Those of an earlier build stay until the pages that name them were renewed. */
async function asset(request: Request): Promise<Response> {
  const kept = await caches.open(shell);
  const found = await kept.match(request.url);
  if (found) return found;
  const response = await fetch(request);
  if (response.ok) await kept.put(request.url, response.clone());
  return response;
}

async function picture(request: Request): Promise<Response> {
  return (await (await caches.open(pictures)).match(request.url)) ?? fetch(request);
}

async function map(event: Fetching, request: Request): Promise<Response> {
  const kept = await caches.open(base);
  const found = await kept.match(request.url);
  const renewed = fetch(request).then(async (response) => {
    if (response.ok) await kept.put(request.url, response.clone());
    return response;
  });
  if (!found) return renewed;
  event.waitUntil(renewed.catch(() => undefined));
  return found;
}
