import type { Outbox } from "./drain.ts";
import type { Sent, Told } from "./told.ts";

const name = "tl-crew";
const mostSent = 20;

/** What waits and what was sent, in IndexedDB: there after the page was closed, and for the worker too. */
export class Store implements Outbox {
  readonly #db: IDBDatabase;

  private constructor(db: IDBDatabase) {
    this.#db = db;
  }

  /** Rejects where the browser forbids it; forms are then sent in the plain way. */
  static open(): Promise<Store> {
    return new Promise((done, fail) => {
      const asked = indexedDB.open(name, 1);
      asked.onupgradeneeded = () => {
        asked.result.createObjectStore("outbox", { keyPath: "seq", autoIncrement: true });
        asked.result.createObjectStore("sent", { keyPath: "seq", autoIncrement: true });
      };
      asked.onsuccess = () => done(new Store(asked.result));
      asked.onerror = () => fail(asked.error);
    });
  }

  /** Of everybody who uses this device. */
  all(): Promise<Told[]> {
    return this.#do("outbox", "readonly", (outbox) => outbox.getAll());
  }

  async waiting(who: string): Promise<Told[]> {
    return (await this.all()).filter((told) => told.who === who);
  }

  async put(told: Told): Promise<void> {
    await this.#do("outbox", "readwrite", (outbox) => outbox.put(told));
  }

  async drop(told: Told): Promise<void> {
    await this.#do("outbox", "readwrite", (outbox) => outbox.delete(told.seq ?? -1));
  }

  /** Out of the one and into the other at once. */
  sent(told: Told, answer: { at: string; kept: boolean; say: string }): Promise<void> {
    return new Promise((done, fail) => {
      const both = this.#db.transaction(["outbox", "sent"], "readwrite");
      both.objectStore("outbox").delete(told.seq ?? -1);
      const { key, who, reference, step } = told;
      both.objectStore("sent").add({ key, who, reference, step, at: answer.at, kept: answer.kept, say: answer.say });
      both.oncomplete = () => done();
      both.onerror = () => fail(both.error);
    });
  }

  /** What was sent last, newest first. */
  async history(who: string): Promise<(Sent & { seq: number })[]> {
    const all = await this.#do<(Sent & { seq: number })[]>("sent", "readonly", (sent) => sent.getAll());
    for (const old of all.slice(0, -mostSent)) await this.dismiss(old.seq);
    return all.filter((one) => one.who === who).slice(-mostSent).reverse();
  }

  async dismiss(seq: number): Promise<void> {
    await this.#do("sent", "readwrite", (sent) => sent.delete(seq));
  }

  /** @param unsentToo Also what was never sent. */
  async wipe(unsentToo: boolean): Promise<void> {
    await this.#do("sent", "readwrite", (sent) => sent.clear());
    if (unsentToo) await this.#do("outbox", "readwrite", (outbox) => outbox.clear());
  }

  #do<T>(store: string, mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest): Promise<T> {
    return new Promise((done, fail) => {
      const transaction = this.#db.transaction(store, mode);
      const asked = act(transaction.objectStore(store));
      transaction.oncomplete = () => done(asked.result as T);
      transaction.onerror = transaction.onabort = () => fail(transaction.error ?? asked.error);
    });
  }
}
