import { addresses } from "./address.ts";
import { count } from "./count.ts";
import { all, fill } from "./dom.ts";
import { focusFirst, menus } from "./focus.ts";
import { geolocate } from "./geolocate.ts";
import { forget } from "./crew/keep.ts";
import { OutboxBar } from "./crew/outbox.ts";
import { prefetch } from "./crew/prefetch.ts";
import { Store } from "./crew/store.ts";
import { tells } from "./crew/tell.ts";
import { startHere } from "./crew/where.ts";
import { once } from "./once.ts";
import { photos } from "./photo.ts";
import { relativeTimes } from "./relative-time.ts";

const who = document.body.dataset["crew"] ?? "";
const bar = document.querySelector<HTMLElement>("[data-outbox]");

focusFirst();
menus();
count();
addresses();
geolocate();
photos();
relativeTimes();
startHere();
sayOffline();
const store = who && bar ? await Store.open().catch(() => undefined) : undefined;
if (store && bar) {
  const outbox = new OutboxBar(store, who, bar);
  tells(outbox, who, bar.dataset["full"] ?? "");
  signOut(store);
  await outbox.show();
  void outbox.send();
}
once(); // last: what is kept on the phone is not sent as a form
void keep();

/** The worker, and all that is on the list for the time without a signal. */
async function keep(): Promise<void> {
  if (!who || !("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.register("/crew/worker.js", { scope: "/crew", updateViaCache: "none" });
  await navigator.serviceWorker.ready;
  // Only the list knows what is wanted; a kept page knows nothing new.
  if (location.pathname === "/crew" && document.body.dataset["kept"] === undefined) {
    await prefetch().catch(() => undefined); // the signal went: what was kept before stays
    document.body.dataset["ready"] = "";
  }
}

function sayOffline(): void {
  const kept = document.body.dataset["kept"];
  const notice = document.querySelector<HTMLElement>("[data-offline]");
  if (kept === undefined || !notice) return;
  notice.textContent = fill(notice.dataset["offline"], new Date(kept).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" }));
  notice.hidden = false;
}

/** Nothing of this person stays; what was not sent is asked about. */
function signOut(store: Store): void {
  for (const form of all<HTMLFormElement>("form[data-sign-out]")) {
    let isAsked = false;
    form.addEventListener("submit", (event) => {
      if (isAsked) return;
      event.preventDefault();
      void store.waiting(who).then(async (unsent) => {
        if (unsent.length > 0 && !confirm(fill(form.dataset["signOut"], unsent.length))) return;
        isAsked = true;
        await store.wipe(true);
        if ("caches" in window) await forget();
        form.requestSubmit();
      });
    });
  }
}
