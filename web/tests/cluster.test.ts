import assert from "node:assert/strict";
import { test } from "node:test";
import { groupByGrid } from "../scripts/map/cluster.ts";

test("what shares a cell is one group at its middle", () => {
  const groups = groupByGrid([{ x: 10, y: 10, item: "a" }, { x: 20, y: 30, item: "b" }, { x: 70, y: 10, item: "c" }], 50);
  assert.deepEqual(groups, [{ x: 15, y: 20, items: ["a", "b"] }, { x: 70, y: 10, items: ["c"] }]);
});

test("neighbours across the line of a cell are one when they would overlap", () => {
  assert.deepEqual(groupByGrid([{ x: -1, y: 0, item: 1 }, { x: 1, y: 0, item: 2 }, { x: 1, y: 60, item: 3 }], 50), [
    { x: 0, y: 0, items: [1, 2] },
    { x: 1, y: 60, items: [3] },
  ]);
});

test("nothing is lost, wherever the dots are", () => {
  const dots = Array.from({ length: 3000 }, (_, item) => ({ x: (item * 7919) % 1300, y: (item * 104729) % 900, item }));
  const groups = groupByGrid(dots, 80);
  assert.deepEqual(groups.flatMap((group) => group.items).sort((a, b) => a - b), dots.map((dot) => dot.item));
});
