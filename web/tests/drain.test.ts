import assert from "node:assert/strict";
import { test } from "node:test";
import { drain, type Outbox } from "../scripts/crew/drain.ts";
import { read } from "../scripts/crew/post.ts";
import { type Answer, pause, type Told } from "../scripts/crew/told.ts";

const told = (seq: number, more: Partial<Told> = {}): Told => ({ seq, key: `key-${seq}`, who: "7", reference: "1", step: "Note", fields: [], photos: [], saidAt: 0, tries: 0, ...more });

class Memory implements Outbox {
  held: Told[];
  done: string[] = [];

  constructor(...held: Told[]) {
    this.held = held;
  }

  waiting = async (who: string) => this.held.filter((one) => one.who === who);
  put = async (one: Told) => void (this.held = this.held.map((old) => (old.seq === one.seq ? one : old)));
  drop = async (one: Told) => void (this.held = this.held.filter((old) => old.seq !== one.seq));
  sent = async (one: Told) => {
    this.done.push(one.key);
    await this.drop(one);
  };
}

const sent: Answer = { what: "sent", at: "10:42", kept: false, say: "" };
const when = (answer: Answer) => async () => answer;

test("what waits is sent in the order in which it was told", async () => {
  const outbox = new Memory(told(1), told(2), told(3));
  assert.equal((await drain(outbox, when(sent), "7", true)).what, "empty");
  assert.deepEqual(outbox.done, ["key-1", "key-2", "key-3"]);
});

test("a line that breaks stops the sending, and nothing overtakes", async () => {
  const outbox = new Memory(told(1), told(2));
  assert.deepEqual(await drain(outbox, when({ what: "retry" }), "7", true), { what: "retry", tries: 1 });
  assert.deepEqual(outbox.held.map((one) => one.tries), [1, 0]);
});

test("however the line behaves, every report arrives once, in order", async () => {
  for (let seed = 1; seed <= 300; seed++) {
    let state = seed;
    const dice = () => (state = (state * 48271) % 2147483647) / 2147483647;
    const outbox = new Memory(...Array.from({ length: 1 + Math.floor(dice() * 6) }, (_, i) => told(i + 1)));
    const wanted = outbox.held.map((one) => one.key);
    const server: string[] = []; // as ours: one key, one effect
    const post = async (one: Told): Promise<Answer> => {
      if (dice() < 0.3) return { what: "retry" }; // never got there
      if (!server.includes(one.key)) server.push(one.key);
      return dice() < 0.3 ? { what: "retry" } : sent; // the answer may be lost
    };
    while ((await drain(outbox, post, "7", dice() < 0.5)).what !== "empty");
    assert.deepEqual(server, wanted);
    assert.deepEqual(outbox.done, wanted);
  }
});

test("only the first try of somebody who looks can be sent back to be mended", async () => {
  const refused: Answer = { what: "refused", say: "Add a photo." };
  const fresh = new Memory(told(1, { saidAt: 1000 }));
  assert.equal((await drain(fresh, when(refused), "7", true, () => 2000)).what, "refused");
  assert.equal(fresh.held.length, 0);
  for (const [outbox, attended] of [[new Memory(told(1, { tries: 1, saidAt: 1000 })), true], [new Memory(told(1, { saidAt: 1000 })), false]] as const) {
    assert.equal((await drain(outbox, when(refused), "7", attended, () => 2000)).what, "empty");
    assert.equal(outbox.held[0]?.stuck, "Add a photo.");
  }
});

test("a session that ended costs no try, and what is stuck does not hold up the others", async () => {
  const outbox = new Memory(told(1, { stuck: "404" }), told(2));
  assert.equal((await drain(outbox, when({ what: "sign-in" }), "7", true)).what, "sign-in");
  assert.equal(outbox.held[1]?.tries, 0);
  await drain(outbox, when(sent), "7", true);
  assert.deepEqual(outbox.done, ["key-2"]);
});

test("nobody's reports are sent while somebody else is signed in", async () => {
  const outbox = new Memory(told(1, { who: "8" }));
  await drain(outbox, when(sent), "7", true);
  assert.equal(outbox.held.length, 1);
});

test("the pauses grow and end at some five minutes", () => {
  assert.deepEqual([1, 2, 3, 20].map((tries) => pause(tries, 0.5)), [2000, 4000, 8000, 300_000]);
});

test("what is no answer of ours is tried again", async () => {
  const body = async () => ({ result: "done", at: "10:42" });
  assert.equal((await read(200, body)).what, "sent");
  assert.equal((await read(200, async () => ({}))).what, "retry"); // the page of a hotel's network
  for (const status of [0, 302, 429, 500, 502, 503]) assert.equal((await read(status, body)).what, "retry");
  assert.equal((await read(401, body)).what, "sign-in");
  assert.equal((await read(409, body)).what, "other");
});
