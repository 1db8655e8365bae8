import { all, settle } from "./dom.ts";
import { recall, remember } from "./storage.ts";

/** What the server answers: kept, or what another window wrote before. */
type Kept = { isKept: boolean; version: number; text: string };

/**
 * A form marked `data-keep="/address"` keeps one box (`data-keep-field`) as a draft on the server while somebody writes, with the version that this
 * page knows (`data-keep-version`), so that two windows never overwrite each other silently. What the server does not have yet stays in this
 * browser, and comes back from there. Fields inside `data-keep-parts` are kept along with the words.
 */
export function keeps(): void {
  for (const form of all<HTMLFormElement>("form[data-keep]")) {
    const box = form.elements.namedItem(form.dataset["keepField"] ?? "");
    const version = form.elements.namedItem(form.dataset["keepVersion"] ?? "");
    if (box instanceof HTMLTextAreaElement && version instanceof HTMLInputElement) new Keeper(form, box, version).start();
  }
}

class Keeper {
  readonly #key: string;
  readonly #state: HTMLElement | null;
  readonly #other: HTMLElement | null;
  #kept: string;
  #keptParts: string;
  #saving = false;
  #again = false;
  #stopped = false;
  #theirs = "";

  constructor(
    private readonly form: HTMLFormElement,
    private readonly box: HTMLTextAreaElement,
    private readonly version: HTMLInputElement,
  ) {
    this.#key = `keep:${form.dataset["keep"]}`;
    this.#state = form.querySelector("[data-keep-state]");
    this.#other = form.querySelector("[data-keep-other]");
    this.#kept = box.value;
    this.#keptParts = this.#parts();
  }

  start(): void {
    const left = recall(this.#key);
    if (left && left !== this.box.value) {
      this.box.value = left;
      void this.#save();
    }
    const later = settle(700, () => void this.#save());
    this.box.addEventListener("input", () => {
      remember(this.#key, this.box.value);
      later();
    });
    for (const part of this.form.querySelectorAll("[data-keep-parts]")) part.addEventListener("input", later);
    this.form.addEventListener("submit", (event) => {
      if (event.defaultPrevented) return;
      this.#stopped = true;
      remember(this.#key, "");
    });
    addEventListener("pagehide", () => void this.#save(true));
    addEventListener("pageshow", (event) => {
      const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
      // Come back to with Back, it is another showing of the page: what it sent before does not stand for what it sends now.
      if (event.persisted || navigation?.type === "back_forward") {
        this.#stopped = false;
        const page = this.form.elements.namedItem("Input.Page");
        if (page instanceof HTMLInputElement) page.value = crypto.randomUUID();
      }
    });
    this.#other?.querySelector("[data-keep-theirs]")?.addEventListener("click", () => {
      this.box.value = this.#theirs;
      this.#decided();
    });
    this.#other?.querySelector("[data-keep-mine]")?.addEventListener("click", () => this.#decided());
  }

  /** One save at a time, so that a later one never arrives before an earlier one. */
  async #save(leaving = false): Promise<void> {
    const [text, parts] = [this.box.value, this.#parts()];
    if (this.#stopped || (text === this.#kept && parts === this.#keptParts) || this.#isAsking) return;
    if (this.#saving && !leaving) {
      this.#again = true;
      return;
    }
    this.#saving = true;
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) if (typeof value === "string") fields.append(name, value);
    try {
      const answer = await fetch(this.form.dataset["keep"] ?? "", { method: "POST", body: fields, keepalive: leaving });
      if (answer.ok && !answer.redirected) this.#took((await answer.json()) as Kept, text, parts);
      else await this.#failed(answer);
    } catch (error) {
      // No line, or the page is going away: the browser has it.
      if (!(error instanceof TypeError || error instanceof DOMException)) throw error;
      this.#say(this.#state?.dataset["failed"]);
    } finally {
      this.#saving = false;
    }
    if (this.#again) {
      this.#again = false;
      await this.#save();
    }
  }

  /** What stands in the fields that are kept along, as one text. */
  #parts(): string {
    const fields = this.form.querySelectorAll<HTMLInputElement>("[data-keep-parts] input");
    return [...fields].map((field) => (field.type === "checkbox" ? String(field.checked) : field.value)).join("\n");
  }

  #took(kept: Kept, text: string, parts: string): void {
    this.version.value = String(kept.version);
    if (!kept.isKept) return this.#ask(kept.text);
    this.#kept = text;
    this.#keptParts = parts;
    if (this.box.value === text) remember(this.#key, "");
    this.#say(this.#state?.dataset["kept"]);
  }

  async #failed(answer: Response): Promise<void> {
    const problem = answer.status === 422 ? ((await answer.json()) as { problem: string }).problem : undefined;
    this.#say(problem ?? this.#state?.dataset["failed"]);
  }

  /** Another window wrote: the person decides which of the two stands. */
  #ask(text: string): void {
    if (!this.#other) return;
    this.#theirs = text;
    const words = this.#other.querySelector("[data-keep-words]");
    if (words) words.textContent = text || (this.#other.dataset["gone"] ?? "");
    this.#other.hidden = false;
  }

  get #isAsking(): boolean {
    return this.#other !== null && !this.#other.hidden;
  }

  #decided(): void {
    if (this.#other) this.#other.hidden = true;
    this.#kept = "\u0000";
    this.box.focus();
    void this.#save();
  }

  #say(words: string | undefined): void {
    if (this.#state && this.#state.textContent !== words) this.#state.textContent = words ?? "";
  }
}
