import { all, fill } from "../dom.ts";
import { sendAll, channel, syncTag } from "./sending.ts";
import type { Drained } from "./drain.ts";
import type { Store } from "./store.ts";
import { pause, type Told } from "./told.ts";

/** The bar that says what waits and what was sent, and the tries to send it. */
export class OutboxBar {
  readonly #store: Store;
  readonly #who: string;
  readonly #bar: HTMLElement;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last: Drained = { what: "empty" };

  constructor(store: Store, who: string, bar: HTMLElement) {
    this.#store = store;
    this.#who = who;
    this.#bar = bar;
    new BroadcastChannel(channel).addEventListener("message", () => void this.show());
    addEventListener("online", () => void this.send());
    document.addEventListener("visibilitychange", () => !document.hidden && void this.send());
    this.#find("[data-outbox-send]")?.addEventListener("click", () => void this.send());
  }

  /** Keeps it first, then tries. Rejects when there is no room to keep it. */
  async add(told: Told): Promise<Drained> {
    await this.#store.put(told);
    await this.show();
    return this.send();
  }

  async send(): Promise<Drained> {
    clearTimeout(this.#timer);
    if ((await this.#store.waiting(this.#who)).every((told) => told.stuck !== undefined)) {
      await this.show();
      return { what: "empty" };
    }
    this.#say(this.#bar.dataset["sending"] ?? "");
    this.#last = await sendAll(this.#store, this.#who, true);
    if (this.#last.what === "retry") {
      this.#timer = setTimeout(() => void this.send(), pause(this.#last.tries));
      await this.#askWorker();
    }
    await this.show();
    return this.#last;
  }

  async show(): Promise<void> {
    const everything = await this.#store.all();
    const mine = everything.filter((told) => told.who === this.#who);
    const sent = await this.#store.history(this.#who);
    const notes = sent.filter((one) => one.kept);
    const words = this.#bar.dataset;
    this.#bar.hidden = everything.length === 0 && sent.length === 0;
    const waiting = mine.filter((told) => told.stuck === undefined).length;
    const says = [
      waiting > 0 ? fill(words["waiting"], waiting) : sent[0] ? fill(words["sent"], sent[0].at) : "",
      this.#last.what === "sign-in" && waiting > 0 ? words["signIn"] : "",
      (this.#last.what === "other" && waiting > 0) || everything.length > mine.length ? words["other"] : "",
    ];
    this.#say(says.filter(Boolean).join(" "));
    const button = this.#find<HTMLButtonElement>("[data-outbox-send]");
    if (button) button.hidden = waiting === 0;
    this.#find("[data-outbox-list]")?.replaceChildren(...mine.map((told) => this.#waiting(told)), ...notes.map((note) => this.#kept(note)));
    this.#signIn(this.#last.what === "sign-in" && waiting > 0);
    this.#mark(mine);
  }

  #waiting(told: Told): HTMLLIElement {
    const item = line(`${told.reference} ${told.step}`, told.stuck === undefined ? "" : `${this.#bar.dataset["stuck"]}: ${told.stuck}`);
    if (told.stuck === undefined) return item;
    item.append(
      button(this.#bar.dataset["retry"], async () => {
        const { stuck: _, ...again } = told;
        await this.#store.put(again);
        await this.send();
      }),
      button(this.#bar.dataset["drop"], async () => {
        if (!confirm(this.#bar.dataset["dropSure"])) return;
        await this.#store.drop(told);
        await this.show();
      }),
    );
    return item;
  }

  #kept(note: { seq: number; reference: string; step: string; say: string }): HTMLLIElement {
    const item = line(`${note.reference} ${note.step}`, note.say);
    item.append(
      button(this.#bar.dataset["dismiss"], async () => {
        await this.#store.dismiss(note.seq);
        await this.show();
      }),
    );
    return item;
  }

  /** Jobs on the page say what waits of them. */
  #mark(mine: Told[]): void {
    all("[data-job-waits]").forEach((old) => old.remove());
    for (const job of all("[data-job]")) {
      for (const told of mine.filter((one) => one.reference === job.dataset["job"])) {
        const tag = document.createElement("strong");
        tag.className = "tl-tag tl-tag--amber";
        tag.dataset["jobWaits"] = "";
        tag.textContent = `${told.step}: ${fill(this.#bar.dataset["waiting"], 1)}`;
        job.append(tag);
      }
    }
  }

  #signIn(wanted: boolean): void {
    this.#find("[data-outbox-sign-in]")?.remove();
    if (!wanted) return;
    const link = document.createElement("a");
    link.className = "govuk-button";
    link.dataset["outboxSignIn"] = "";
    link.href = `/sign-in?returnUrl=${encodeURIComponent(location.pathname)}`;
    link.textContent = this.#bar.dataset["signInButton"] ?? "";
    this.#bar.append(link);
  }

  /** The browser wakes the worker when there is a signal again, also when this page is closed. */
  async #askWorker(): Promise<void> {
    const ready = await navigator.serviceWorker?.getRegistration("/crew");
    await (ready as unknown as { sync?: { register(tag: string): Promise<void> } } | undefined)?.sync?.register(syncTag).catch(() => undefined);
  }

  #say(text: string): void {
    const state = this.#find("[data-outbox-state]");
    if (state && state.textContent !== text) state.textContent = text;
  }

  #find<T extends HTMLElement = HTMLElement>(selector: string): T | null {
    return this.#bar.querySelector<T>(selector);
  }
}

function line(title: string, says: string): HTMLLIElement {
  const [item, name] = [document.createElement("li"), document.createElement("strong")];
  name.textContent = title;
  item.append(name, says ? ` ${says} ` : "");
  return item;
}

function button(label: string | undefined, act: () => Promise<void>): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "govuk-button govuk-button--secondary";
  made.textContent = label ?? "";
  made.addEventListener("click", () => void act());
  return made;
}
