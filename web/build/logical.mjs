// govuk-frontend and Leaflet write left and right; a page in Arabic or Hebrew needs start and end.
// This rewrites compiled CSS declaration by declaration, so that one stylesheet serves both directions.

const renamed = {
  "margin-left": "margin-inline-start",
  "margin-right": "margin-inline-end",
  "padding-left": "padding-inline-start",
  "padding-right": "padding-inline-end",
  left: "inset-inline-start",
  right: "inset-inline-end",
};
for (const part of ["", "-width", "-style", "-color"]) {
  renamed[`border-left${part}`] = `border-inline-start${part}`;
  renamed[`border-right${part}`] = `border-inline-end${part}`;
}

const sides = { left: "start", right: "end" };

/** A whole stylesheet, one declaration a line as Sass writes it, with physical sides made logical. */
export function toLogical(css) {
  return css.replace(/^(\s*)([a-z-]+):\s*([^;{}]+);$/gm, (line, indent, property, value) => {
    if (property in renamed) return `${indent}${renamed[property]}: ${value};`;
    if (property === "text-align" && value in sides) return `${indent}text-align: ${sides[value]};`;
    if ((property === "float" || property === "clear") && value in sides)
      return `${indent}${property}: inline-${sides[value]};`;
    if (property === "margin" || property === "padding") return fourSides(indent, property, value) ?? line;
    return line;
  });
}

/** `margin: top right bottom left` has no logical short form, so it becomes two declarations. */
function fourSides(indent, property, value) {
  const important = value.endsWith("!important") ? " !important" : "";
  const parts = splitValues(value.replace("!important", "").trim());
  if (parts.length !== 4 || parts[1] === parts[3]) return null;
  const [top, right, bottom, left] = parts;
  return (
    `${indent}${property}-block: ${top} ${bottom}${important};\n` +
    `${indent}${property}-inline: ${left} ${right}${important};`
  );
}

/** Splits on spaces that are not inside brackets: `0 calc(1px + 2px)` has two values. */
function splitValues(value) {
  return value.match(/(?:[^\s(]+\([^()]*(?:\([^()]*\)[^()]*)*\)|[^\s()]+)/g) ?? [];
}
