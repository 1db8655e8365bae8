import assert from "node:assert/strict";
import { test } from "node:test";
import { say } from "../scripts/relative-time.ts";

const words = { now: "just now", minutesAgo: "{n} min ago", today: "today {n}", dueIn: "due in {n}", overdue: "overdue by {n}", minutes: "{n} min", hours: "{n} h" };
const at = "2026-11-22T14:05:00-05:00";
const after = (minutes: number) => Date.parse(at) + minutes * 60_000;

test("a moment that passes is told by its distance, then by the town's clock", () => {
  assert.equal(say(at, false, words, after(0.5)), "just now");
  assert.equal(say(at, false, words, after(12.9)), "12 min ago");
  assert.equal(say(at, false, words, after(61)), "today 14:05");
  assert.equal(say(at, false, words, after(200)), null);
});

test("a promise counts down and then up", () => {
  assert.equal(say(at, true, words, after(-25)), "due in 25 min");
  assert.equal(say(at, true, words, after(-130)), "due in 2 h");
  assert.equal(say(at, true, words, after(-13 * 60)), null);
  assert.equal(say(at, true, words, after(200)), "overdue by 3 h");
  assert.equal(say(at, true, words, after(50 * 60)), null);
});
