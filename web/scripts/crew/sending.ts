import { drain, type Drained } from "./drain.ts";
import { post } from "./post.ts";
import type { Store } from "./store.ts";

/** Tells pages and worker that the outbox changed. */
export const channel = "tl-crew";
export const syncTag = "tl-crew-send";

/** Sends what waits, while no other page or worker of this browser does. */
export async function sendAll(store: Store, who: string, attended: boolean): Promise<Drained> {
  const work = () => drain(store, post, who, attended);
  const drained = "locks" in navigator ? await navigator.locks.request(syncTag, work) : await work();
  const others = new BroadcastChannel(channel);
  others.postMessage("changed");
  others.close();
  return drained;
}
