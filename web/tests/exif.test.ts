import assert from "node:assert/strict";
import { test } from "node:test";
import { carryExif, findExif, straighten } from "../scripts/exif.ts";

// A JPEG that says little: a comment, then Exif in big-endian with one entry, orientation 6.
const exif = [0xff, 0xe1, 0, 30, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0];
const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xfe, 0, 4, 1, 2, ...exif, 0xff, 0xda, 0, 0]);

test("the camera's block is found behind other blocks", () => {
  assert.deepEqual([...findExif(jpeg.buffer)!], exif);
});

test("no block is found in what is no JPEG, or in the picture itself", () => {
  assert.equal(findExif(Uint8Array.from([0x89, 0x50, 0x4e, 0x47]).buffer), null);
  assert.equal(findExif(Uint8Array.from([0xff, 0xd8, 0xff, 0xda, ...exif]).buffer), null);
});

test("carried over, the picture counts as upright", async () => {
  const carried = new Uint8Array(await (await carryExif(new Blob([jpeg]), new Blob([Uint8Array.from([0xff, 0xd8, 0xff, 0xda])]))).arrayBuffer());
  assert.deepEqual([...carried.slice(0, 4)], [0xff, 0xd8, 0xff, 0xe1]);
  assert.equal(carried[2 + exif.length - 3], 1);
  assert.deepEqual([...carried.slice(-2)], [0xff, 0xda]);
});

test("a block cut short is left alone", () => {
  const cut = Uint8Array.from(exif.slice(0, 24));
  straighten(cut);
  assert.deepEqual([...cut], exif.slice(0, 24));
});
