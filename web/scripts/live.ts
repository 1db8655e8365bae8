/** A live event: its kind and what the server lets this reader know of it. */
export type LiveEvent = { kind: string; data: Record<string, unknown> };

/** The server forgot how far we were: load again to be sure. */
export const reloadKind = "reload";

const restAfter = 60_000; // milliseconds

type Listener = (event: LiveEvent) => void;

/**
 * The page's one line to the live feed. The browser reconnects by itself and asks for what was missed (Last-Event-ID);
 * when it gives up (the server said no), we ask again, later and later, with the cursor in the address.
 */
export class Live {
  #listeners = new Map<string, Listener[]>();
  #source: EventSource | undefined;
  #cursor: string;
  #wait = 2000;

  constructor(
    private readonly url: string,
    cursor: string,
    private readonly onState: (isLive: boolean) => void,
  ) {
    this.#cursor = cursor;
  }

  /** Hears of events of a kind, exactly as the server names it. */
  on(kind: string, listener: Listener): void {
    this.#listeners.set(kind, [...(this.#listeners.get(kind) ?? []), listener]);
  }

  get isWanted(): boolean {
    return this.#listeners.size > 0;
  }

  get isStarted(): boolean {
    return this.#source !== undefined;
  }

  start(): void {
    const address = new URL(this.url, location.href);
    if (this.#cursor) address.searchParams.set("after", this.#cursor);
    const source = (this.#source = new EventSource(address));
    source.addEventListener("open", () => {
      this.#wait = 2000;
      this.onState(true);
    });
    source.addEventListener("error", () => this.#lost(source));
    source.addEventListener("hello", (event) => this.#remember(event));
    for (const kind of new Set([...this.#listeners.keys(), reloadKind])) {
      source.addEventListener(kind, (event) => this.#hear(kind, event));
    }
  }

  stop(): void {
    this.#source?.close();
    this.#source = undefined;
  }

  #lost(source: EventSource): void {
    this.onState(false);
    if (source.readyState !== EventSource.CLOSED || source !== this.#source) return;
    setTimeout(() => source === this.#source && this.start(), this.#wait + Math.random() * 1000);
    this.#wait = Math.min(this.#wait * 2, 60_000);
  }

  #hear(kind: string, event: MessageEvent): void {
    this.#remember(event);
    const data = event.data ? (JSON.parse(event.data) as Record<string, unknown>) : {};
    const listeners = kind === reloadKind ? [...this.#listeners.values()].flat() : (this.#listeners.get(kind) ?? []);
    for (const listener of new Set(listeners)) listener({ kind, data });
  }

  #remember(event: MessageEvent): void {
    if (event.lastEventId) this.#cursor = event.lastEventId;
  }
}

/** Opens the page's live line when anything on it wants to know, and shows whether it holds. */
export function startLive(wire: (live: Live) => void): void {
  const { liveUrl, liveCursor } = document.body.dataset;
  if (!liveUrl) return;
  const sign = document.querySelector<HTMLElement>("[data-live-state]");
  const live = new Live(liveUrl, liveCursor ?? "", (isLive) => {
    if (!sign) return;
    sign.hidden = false;
    sign.dataset["state"] = isLive ? "live" : "lost";
    const word = (isLive ? sign.dataset["live"] : sign.dataset["lost"]) ?? "";
    if (sign.textContent !== word) sign.textContent = word;
  });
  wire(live);
  if (!live.isWanted) return;
  live.start();
  // A page kept by the browser to come back to must not hold a line open.
  addEventListener("pagehide", () => live.stop());
  addEventListener("pageshow", (event) => event.persisted && live.start());
  restWhileHidden(live);
}

/** A browser has six lines to a server: tabs nobody looks at give theirs back, and ask for what they missed when looked at again. */
function restWhileHidden(live: Live): void {
  let rest: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener("visibilitychange", () => {
    clearTimeout(rest);
    if (document.hidden) rest = setTimeout(() => live.stop(), restAfter);
    else if (!live.isStarted) live.start();
  });
}
