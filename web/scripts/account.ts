import { all } from "./dom.ts";
import { passkeys } from "./passkey.ts";

passkeys();
for (const button of all("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
