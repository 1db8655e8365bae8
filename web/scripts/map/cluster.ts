/** Something at a place on the screen. */
export type Dot<T> = { x: number; y: number; item: T };

/** What stands together in one cell of the grid; x and y are its middle. */
export type Group<T> = { x: number; y: number; items: T[] };

/** Puts dots that share a cell of a grid together: dull, quick, and the same every time the same map is shown. */
export function groupByGrid<T>(dots: Iterable<Dot<T>>, cell: number): Group<T>[] {
  const groups = new Map<string, Group<T>>();
  for (const { x, y, item } of dots) {
    const key = `${Math.floor(x / cell)},${Math.floor(y / cell)}`;
    const group = groups.get(key);
    if (!group) groups.set(key, { x, y, items: [item] });
    else {
      const count = group.items.push(item);
      group.x += (x - group.x) / count;
      group.y += (y - group.y) / count;
    }
  }
  return [...groups.values()];
}
