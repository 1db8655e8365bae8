import assert from "node:assert/strict";
import { test } from "node:test";
import { groupByGrid } from "../scripts/map/cluster.ts";

test("what shares a cell is one group at its middle", () => {
  const groups = groupByGrid([{ x: 10, y: 10, item: "a" }, { x: 20, y: 30, item: "b" }, { x: 70, y: 10, item: "c" }], 50);
  assert.deepEqual(groups, [{ x: 15, y: 20, items: ["a", "b"] }, { x: 70, y: 10, items: ["c"] }]);
});

test("cells left of and above the origin are their own", () => {
  assert.equal(groupByGrid([{ x: -1, y: 0, item: 1 }, { x: 1, y: 0, item: 2 }], 50).length, 2);
});
