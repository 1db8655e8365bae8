import { build } from "esbuild";
import { join } from "node:path";
import { browsers } from "./browsers.mjs";

/** Bundles scripts/NAME.ts with all it imports into one minified module. */
export async function bundleScript(root, name) {
  const result = await build({
    alias: { leaflet: "leaflet/dist/leaflet-src.esm.js" }, // its main file cannot be shaken
    entryPoints: [join(root, "scripts", `${name}.ts`)],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: browsers,
    legalComments: "inline",
    logLevel: "warning",
  });
  return result.outputFiles[0].text;
}
