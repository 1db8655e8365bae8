// A picture drawn anew loses what the camera wrote beside it, and with it the place where it was taken, which the town uses to
// suggest where the problem is. So the camera's block is carried over from the old JPEG to the new one, with the turn taken out of it,
// because the new picture is already upright.

const startOfImage = 0xffd8;
const application1 = 0xffe1;
const startOfScan = 0xffda;
const orientationTag = 0x0112;

/** The new JPEG with the old one's Exif block; the new one as it is when there is none. */
export async function carryExif(original: Blob, resized: Blob): Promise<Blob> {
  const block = findExif(await original.slice(0, 256 * 1024).arrayBuffer());
  if (!block) return resized;
  straighten(block);
  return new Blob([resized.slice(0, 2), block, resized.slice(2)], { type: "image/jpeg" });
}

/** The whole APP1 segment, marker included, or null. */
export function findExif(jpeg: ArrayBuffer): Uint8Array<ArrayBuffer> | null {
  const view = new DataView(jpeg);
  if (view.byteLength < 4 || view.getUint16(0) !== startOfImage) return null;
  for (let at = 2; at + 10 <= view.byteLength; ) {
    const marker = view.getUint16(at);
    if (marker === startOfScan || marker < 0xff00) return null;
    const length = view.getUint16(at + 2);
    const isExif = marker === application1 && view.getUint32(at + 4) === 0x45786966; // "Exif"
    if (isExif && at + 2 + length <= view.byteLength) return new Uint8Array(jpeg.slice(at, at + 2 + length));
    at += 2 + length;
  }
  return null;
}

/** Sets the orientation to "upright" in place. */
export function straighten(block: Uint8Array<ArrayBuffer>): void {
  const tiff = 10; // marker, length, "Exif", two zeros
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  if (view.byteLength < tiff + 8) return;
  const little = view.getUint16(tiff) === 0x4949;
  const directory = tiff + view.getUint32(tiff + 4, little);
  if (directory + 2 > view.byteLength) return;
  const entries = view.getUint16(directory, little);
  for (let i = 0; i < entries; i++) {
    const entry = directory + 2 + i * 12;
    if (entry + 12 > view.byteLength) return;
    if (view.getUint16(entry, little) === orientationTag) view.setUint16(entry + 8, 1, little);
  }
}
