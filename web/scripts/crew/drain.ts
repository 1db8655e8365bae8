import type { Answer, Told } from "./told.ts";

/** Where told things wait; the real one is in IndexedDB. */
export interface Outbox {
  /** In the order in which they were told. */
  waiting(who: string): Promise<Told[]>;
  put(told: Told): Promise<void>;
  drop(told: Told): Promise<void>;
  sent(told: Told, answer: Answer & { what: "sent" }): Promise<void>;
}

export type Drained = { what: "empty" } | { what: "retry"; tries: number } | { what: "sign-in" } | { what: "other" } | { what: "refused"; told: Told; say: string };

const fresh = 60_000; // milliseconds in which somebody still looks at what they told

/**
 * Sends what waits, one after another in order, until all is sent or something stands in the way. A try is written down before it is made: whatever
 * happens then (the page closed, the answer lost), the next try has the same key and says that it is late.
 */
export async function drain(outbox: Outbox, post: (told: Told, late: boolean) => Promise<Answer>, who: string, attended: boolean, now: () => number = Date.now): Promise<Drained> {
  for (const told of await outbox.waiting(who)) {
    if (told.stuck !== undefined) continue;
    const late = !attended || told.tries > 0 || now() - told.saidAt > fresh;
    const trying = { ...told, tries: told.tries + 1 };
    await outbox.put(trying);
    const answer = await post(trying, late);
    switch (answer.what) {
      case "sent":
        await outbox.sent(trying, answer);
        break;
      case "stuck":
        await outbox.put({ ...trying, stuck: answer.say });
        break;
      case "refused":
        if (late) await outbox.put({ ...trying, stuck: answer.say });
        else {
          await outbox.drop(trying);
          return { what: "refused", told: trying, say: answer.say };
        }
        break;
      case "retry":
        return { what: "retry", tries: trying.tries };
      default:
        await outbox.put(told); // it was not the try that failed
        return answer;
    }
  }
  return { what: "empty" };
}
