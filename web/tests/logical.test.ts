import assert from "node:assert/strict";
import { test } from "node:test";
import { toLogical } from "../build/logical.mjs";

test("sides become start and end", () => {
  assert.equal(toLogical("  margin-left: 1px;"), "  margin-inline-start: 1px;");
  assert.equal(toLogical("  border-right-color: red;"), "  border-inline-end-color: red;");
  assert.equal(toLogical("  right: 0;"), "  inset-inline-end: 0;");
  assert.equal(toLogical("  text-align: left;"), "  text-align: start;");
  assert.equal(toLogical("  float: right;"), "  float: inline-end;");
});

test("four values are split only when left and right differ", () => {
  assert.equal(toLogical("  padding: 1px 2px 3px 4px;"), "  padding-block: 1px 3px;\n  padding-inline: 4px 2px;");
  assert.equal(toLogical("  padding: 1px 2px 3px 2px;"), "  padding: 1px 2px 3px 2px;");
  assert.equal(toLogical("  margin: 0 auto;"), "  margin: 0 auto;");
  assert.equal(toLogical("  margin: 0 calc(1px + (2px)) 0 0;"), "  margin-block: 0 0;\n  margin-inline: 0 calc(1px + (2px));");
  assert.equal(toLogical("  margin: 1px 2px 3px 4px !important;"), "  margin-block: 1px 3px !important;\n  margin-inline: 4px 2px !important;");
});

test("what has no sides stays", () => {
  const css = ".a-left {\n  color: red;\n  background: url(left.png);\n}";
  assert.equal(toLogical(css), css);
});
