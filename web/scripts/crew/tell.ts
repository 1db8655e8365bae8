import { all } from "../dom.ts";
import type { OutboxBar } from "./outbox.ts";
import type { Told } from "./told.ts";

/** Forms about a job are kept on the phone first and sent from there. Where that cannot be done, they stay plain forms. */
export function tells(bar: OutboxBar, who: string, full: string): void {
  for (const form of all<HTMLFormElement>("form[data-tell]")) {
    form.addEventListener("submit", (event) => {
      if (event.defaultPrevented) return; // a photo is still being made small
      event.preventDefault();
      void tell(form, bar, who, full);
    });
  }
}

async function tell(form: HTMLFormElement, bar: OutboxBar, who: string, full: string): Promise<void> {
  const told = read(form, who);
  const missing = lacks(form, told);
  if (missing) return complain(form, missing);
  complain(form, "");
  let drained;
  try {
    drained = await bar.add(told);
  } catch {
    return complain(form, full);
  }
  if (drained.what === "refused" && drained.told.key === told.key) return complain(form, drained.say);
  if (drained.what === "empty") {
    // As the plain form would have led on.
    const step = told.fields.find(([name]) => name === "Step")?.[1] ?? "";
    const stays = ["OnTheWay", "Started", "Note", "NotHere"].includes(step);
    location.assign(`${stays ? `/crew/jobs/${told.reference}` : "/crew"}?told=${told.key}`);
    return;
  }
  form.reset();
  all("ul.tl-photos", form).forEach((list) => list.replaceChildren());
  form.closest("details")?.removeAttribute("open");
  document.querySelector<HTMLElement>("[data-outbox]")?.scrollIntoView({ block: "start" });
}

function read(form: HTMLFormElement, who: string): Told {
  const fields: [string, string][] = [];
  const photos: Told["photos"] = [];
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string") {
      if (name !== "__RequestVerificationToken") fields.push([name, value]);
    } else if (value.size > 0) photos.push({ field: name, name: value.name, content: value });
  }
  const reference = fields.find(([name]) => name === "Reference")?.[1] ?? "";
  return { key: newKey(), who, reference, step: form.dataset["tell"] ?? "", fields, photos, saidAt: Date.now(), tries: 0 };
}

/** A key of its own each time: a page that is kept may be used twice. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What the server would ask for, asked now: without a signal it could not. */
function lacks(form: HTMLFormElement, told: Told): string {
  const value = (name: string) => told.fields.find(([field]) => field.endsWith(name))?.[1]?.trim() ?? "";
  const wanting = (form.dataset["evidence"] ?? "").split(" ").includes(value(".Outcome"));
  const kept = told.fields.some(([name]) => name === "Kept");
  if (wanting && told.photos.length === 0 && !kept) return form.dataset["evidenceMissing"] ?? "";
  const needsText = form.dataset["textMissing"];
  return needsText && !value(".Text") && !(form.dataset["photoWillDo"] && told.photos.length > 0) ? needsText : "";
}

function complain(form: HTMLFormElement, sentence: string): void {
  form.querySelector("[data-complaint]")?.remove();
  if (!sentence) return;
  const complaint = document.createElement("p");
  complaint.className = "govuk-error-message";
  complaint.dataset["complaint"] = "";
  complaint.tabIndex = -1;
  complaint.setAttribute("role", "alert");
  complaint.textContent = sentence;
  form.prepend(complaint);
  complaint.focus();
}
