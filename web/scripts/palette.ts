import { fill, settle } from "./dom.ts";

type Found = { title: string; note?: string; href: string };

/**
 * Ctrl+K: finds anything. The search box of the bar (`data-palette="/desk/find"`) stays an ordinary form; this adds a dialog
 * with a list that answers while one types. Enter goes to what is chosen, or searches.
 */
export function palette(): void {
  const box = document.querySelector<HTMLInputElement>("input[data-palette]");
  if (!box?.form) return;
  const dialog = new Palette(box);
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    dialog.open();
  });
}

class Palette {
  readonly #dialog = document.createElement("dialog");
  readonly #input = document.createElement("input");
  readonly #list = document.createElement("ul");
  readonly #status = document.createElement("p");
  readonly #box: HTMLInputElement;
  #chosen = -1;
  #asked = 0;

  constructor(box: HTMLInputElement) {
    this.#box = box;
    this.#dialog.className = "tl-sheet tl-palette";
    this.#dialog.setAttribute("aria-label", box.placeholder);
    this.#input.className = "govuk-input";
    this.#input.type = "text"; // a search box would keep Escape for itself
    this.#input.placeholder = box.placeholder;
    this.#input.autocomplete = "off";
    for (const [name, value] of Object.entries({ role: "combobox", "aria-label": box.placeholder, "aria-expanded": "false", "aria-controls": "palette-list", "aria-autocomplete": "list" }))
      this.#input.setAttribute(name, value);
    this.#list.id = "palette-list";
    this.#list.setAttribute("role", "listbox");
    this.#list.setAttribute("aria-label", box.placeholder);
    this.#status.className = "tl-quiet";
    this.#status.setAttribute("role", "status");
    this.#dialog.append(this.#input, this.#list, this.#status);
    document.body.append(this.#dialog);
    this.#input.addEventListener("input", settle(120, () => void this.#ask()));
    this.#input.addEventListener("keydown", (event) => this.#key(event));
    this.#list.addEventListener("click", (event) => this.#go((event.target as HTMLElement).closest<HTMLElement>("[role=option]")));
  }

  open(): void {
    if (this.#dialog.open) return;
    this.#dialog.showModal();
    this.#input.select();
  }

  async #ask(): Promise<void> {
    const turn = ++this.#asked;
    const text = this.#input.value.trim();
    if (text === "") return this.#show([], "");
    const answer = await fetch(`${this.#box.dataset["palette"]}?q=${encodeURIComponent(text)}`, { headers: { Accept: "application/json" } });
    if (turn !== this.#asked) return; // A later question is under way.
    const found = answer.ok ? ((await answer.json()) as Found[]) : [];
    this.#show(found, found.length ? fill(this.#box.dataset["found"], found.length) : (this.#box.dataset["none"] ?? ""));
  }

  #show(found: Found[], status: string): void {
    // A later answer must not take away what was already chosen with the arrows.
    const chosen = (this.#list.children[this.#chosen] as HTMLElement | undefined)?.dataset["href"];
    this.#list.replaceChildren(...found.map(option));
    this.#input.setAttribute("aria-expanded", String(found.length > 0));
    this.#status.textContent = status;
    this.#choose(found.length ? Math.max(0, found.findIndex((one) => one.href === chosen)) : -1);
  }

  #choose(index: number): void {
    this.#chosen = index;
    [...this.#list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === index)));
    const item = this.#list.children[index];
    if (item) {
      this.#input.setAttribute("aria-activedescendant", item.id);
      item.scrollIntoView({ block: "nearest" });
    } else this.#input.removeAttribute("aria-activedescendant");
  }

  #key(event: KeyboardEvent): void {
    const last = this.#list.children.length - 1;
    if (event.key === "ArrowDown") this.#choose(Math.min(this.#chosen + 1, last));
    else if (event.key === "ArrowUp") this.#choose(Math.max(this.#chosen - 1, Math.min(0, last)));
    else if (event.key === "Enter") this.#go(this.#list.children[this.#chosen] as HTMLElement | undefined);
    else return;
    event.preventDefault();
  }

  #go(item: HTMLElement | null | undefined): void {
    if (item?.dataset["href"]) {
      location.assign(item.dataset["href"]);
      return;
    }
    this.#box.value = this.#input.value;
    this.#box.form?.requestSubmit();
  }
}

function option(found: Found, index: number): HTMLLIElement {
  const item = document.createElement("li");
  item.id = `palette-${index}`;
  item.setAttribute("role", "option");
  item.dataset["href"] = found.href;
  const title = document.createElement("span");
  title.textContent = found.title;
  const note = document.createElement("span");
  note.className = "tl-quiet";
  note.textContent = found.note ?? "";
  item.append(title, note);
  return item;
}
