import { all, fill } from "./dom.ts";
import { type Live } from "./live.ts";

type Mark = { number: number; who: string; until: number; mine: boolean };

const kinds = ["claim.begun", "claim.taken-over", "claim.ended"];
const renewAfter = 60_000; // milliseconds; a claim holds for four minutes

/** A form marked `data-claim="/address"`: whoever begins to write in it claims the request, and keeps the claim while writing. */
export function claims(): void {
  for (const form of all<HTMLFormElement>("form[data-claim]")) {
    let last = -renewAfter;
    const claim = async () => {
      if (performance.now() - last < renewAfter) return;
      last = performance.now();
      const token = new FormData(form).get("__RequestVerificationToken");
      const body = new URLSearchParams({ __RequestVerificationToken: typeof token === "string" ? token : "" });
      try {
        const answer = await fetch(form.dataset["claim"] ?? "", { method: "POST", body });
        const strip = document.querySelector("[data-claim-strip]");
        if (strip && answer.ok && !answer.redirected) strip.innerHTML = await answer.text();
      } catch (error) {
        // No line now: the next letter tries again.
        if (!(error instanceof TypeError)) throw error;
        last = -renewAfter;
      }
    };
    for (const box of all<HTMLTextAreaElement>("textarea", form)) {
      box.addEventListener("focus", () => void claim());
      box.addEventListener("input", () => void claim());
    }
  }
}

/** "Ana is answering" beside rows (`data-claim-mark="number"`): live, and asked for again when its time is over. */
export function claimMarks(live: Live): void {
  const marks = new Map(all("[data-claim-mark]").map((element) => [Number(element.dataset["claimMark"]), element]));
  if (marks.size === 0) return;
  for (const kind of kinds) live.on(kind, (event) => event.data["claim"] && show(event.data["claim"] as Mark));
  setInterval(() => void askAgain(), 15_000);

  function show(mark: Mark): void {
    const element = marks.get(mark.number);
    if (!element) return;
    element.hidden = mark.mine || mark.until === 0;
    element.dataset["until"] = String(mark.until);
    element.textContent = fill(element.dataset["words"], mark.who);
  }

  async function askAgain(): Promise<void> {
    const over = [...marks].filter(([, element]) => !element.hidden && Number(element.dataset["until"]) < Date.now()).map(([number]) => number);
    if (over.length === 0) return;
    const answer = await fetch(`/desk/claims?numbers=${over.join(",")}`, { headers: { Accept: "application/json" } });
    if (!answer.ok || answer.redirected) return;
    const held = (await answer.json()) as Mark[];
    for (const number of over) show(held.find((mark) => mark.number === number) ?? { number, who: "", until: 0, mine: false });
  }
}
