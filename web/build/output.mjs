import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** Writes files under content-hashed names and remembers which plain name became which. */
export class Output {
  #folder;
  #names = {};

  constructor(folder) {
    this.#folder = folder;
  }

  /** Writes one file (and, for text, its compressed forms). */
  async write(name, content) {
    const bytes = Buffer.from(content);
    const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 10);
    const extension = extname(name);
    const hashed = `${name.slice(0, -extension.length)}.${hash}${extension}`;
    this.#names[name] = hashed;
    await writeFile(join(this.#folder, hashed), bytes);
    if (extension === ".woff2") return;
    const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
    const gzip = gzipSync(bytes, { level: 9 });
    await writeFile(join(this.#folder, hashed + ".br"), brotli);
    await writeFile(join(this.#folder, hashed + ".gz"), gzip);
    console.log(`${name}: ${bytes.length} bytes, ${gzip.length} gzip, ${brotli.length} brotli`);
  }

  /** The hashed name of a file written before; throws when there is none. */
  nameOf(name) {
    if (!(name in this.#names)) throw new Error(`${name} is not among the files built so far`);
    return this.#names[name];
  }

  /** Writes the manifest; call last. */
  async finish() {
    await writeFile(join(this.#folder, "assets.json"), JSON.stringify(this.#names, null, 2) + "\n");
  }
}
