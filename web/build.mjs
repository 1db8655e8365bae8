// Builds the styles and scripts into src/Townline/wwwroot/assets: minified, named by their content,
// with a .br and a .gz beside each text file and a manifest (assets.json) from plain to hashed name.
import { mkdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleScript } from "./build/scripts.mjs";
import { compileStyle } from "./build/styles.mjs";
import { Output } from "./build/output.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const target = join(here, "../src/Townline/wwwroot");
const staging = target + ".tmp";
const fontFiles = join(here, "node_modules/@fontsource-variable/public-sans/files");

await rm(staging, { recursive: true, force: true });
await mkdir(join(staging, "assets"), { recursive: true });
const output = new Output(join(staging, "assets"));

for (const subset of ["latin", "latin-ext"]) {
  const font = await readFile(join(fontFiles, `public-sans-${subset}-wght-normal.woff2`));
  await output.write(`public-sans-${subset}.woff2`, font);
}
for (const name of ["portal", "desk", "map", "counter", "crew"]) {
  await output.write(`${name}.css`, await compileStyle(here, name, output));
  await output.write(`${name}.js`, await bundleScript(here, name));
}
for (const name of ["crew-worker", "signed-out", "account"]) await output.write(`${name}.js`, await bundleScript(here, name));
await output.write("case.css", await compileStyle(here, "case", output));
await output.finish();

// Swapped in as a whole, so that an interrupted build never leaves half a set behind.
await rm(target, { recursive: true, force: true });
await rename(staging, target);
