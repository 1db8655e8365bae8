import { all } from "./dom.ts";

/**
 * Forms marked `data-passkey` ("create" or "get") are sent with a passkey in their field `credential`. The question for the device comes
 * from `data-options`, which is sent the same form. Hidden until a script finds that this browser knows passkeys.
 */
export function passkeys(): void {
  if (typeof PublicKeyCredential === "undefined" || typeof PublicKeyCredential.parseRequestOptionsFromJSON !== "function") return;
  for (const form of all<HTMLFormElement>("form[data-passkey]")) {
    form.closest<HTMLElement>("[data-passkey-place]")?.removeAttribute("hidden");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (form.dataset["asking"]) return;
      form.dataset["asking"] = "yes";
      say(form, "");
      void ask(form)
        .then((credential) => {
          (form.elements.namedItem("credential") as HTMLInputElement).value = JSON.stringify(credential);
          form.submit();
        })
        .catch((reason: unknown) => say(form, reason instanceof Refusal ? reason.message : (form.dataset["failed"] ?? "")))
        .finally(() => delete form.dataset["asking"]);
    });
  }
}

/** The server says why not, in a sentence for people. */
class Refusal extends Error {}

async function ask(form: HTMLFormElement): Promise<Credential> {
  const answer = await fetch(form.dataset["options"] ?? "", { method: "POST", body: new URLSearchParams(fields(form)) });
  if (!answer.ok) throw new Refusal(((await answer.json()) as { detail?: string }).detail ?? form.dataset["failed"]);
  const options = await answer.json();
  const credential = form.dataset["passkey"] === "create"
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  if (!credential) throw new Error("The device gave no passkey.");
  return credential;
}

function fields(form: HTMLFormElement): [string, string][] {
  return [...new FormData(form)].filter((field): field is [string, string] => typeof field[1] === "string");
}

function say(form: HTMLFormElement, words: string): void {
  const place = form.querySelector<HTMLElement>("[data-passkey-error]");
  if (!place) return;
  place.textContent = words;
  place.hidden = words === "";
}
