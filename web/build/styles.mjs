import { transform } from "esbuild";
import { join } from "node:path";
import { compile } from "sass";
import { browsers } from "./browsers.mjs";
import { toLogical } from "./logical.mjs";

/** Compiles styles/NAME.scss: Sass, then logical properties, then font addresses, then minified. */
export async function compileStyle(root, name, output) {
  const sass = compile(join(root, "styles", `${name}.scss`), {
    loadPaths: [join(root, "node_modules")],
    style: "expanded",
    charset: false,
    quietDeps: true,
  });
  const css = toLogical(sass.css)
    .replace(/url\("?font:([\w-]+\.woff2)"?\)/g, (_, font) => `url(${output.nameOf(font)})`)
    .replace(/^.*url\(images\/.*$/gm, ""); // Leaflet's own pictures: our pins are drawn
  const minified = await transform(css, { loader: "css", minify: true, target: browsers });
  return minified.code;
}
