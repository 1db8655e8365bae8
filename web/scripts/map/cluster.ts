/** Something at a place on the screen. */
export type Dot<T> = { x: number; y: number; item: T };

/** What stands together; x and y are its middle. */
export type Group<T> = { x: number; y: number; items: T[] };

/**
 * Puts dots that share a cell of a grid together, then groups whose middles are nearer than half a cell, so that every mark
 * can be pressed by itself. Dull, quick, and the same every time the same map is shown.
 */
export function groupByGrid<T>(dots: Iterable<Dot<T>>, cell: number): Group<T>[] {
  const cells = gather([...dots].map(({ x, y, item }) => ({ x, y, items: [item] })), (group, others) => others.get(key(group, cell)), cell);
  return gather(cells, (group, others) => neighbours(group, others, cell), cell);
}

/** Adds each group to the one that is found for it, or keeps it under its own cell. */
function gather<T>(groups: Group<T>[], find: (group: Group<T>, others: Map<string, Group<T>>) => Group<T> | undefined, cell: number): Group<T>[] {
  const kept = new Map<string, Group<T>>();
  for (const group of groups) {
    const near = find(group, kept);
    if (near) join(near, group);
    else kept.set(key(group, cell), group);
  }
  return [...kept.values()];
}

function neighbours<T>(group: Group<T>, others: Map<string, Group<T>>, cell: number): Group<T> | undefined {
  for (const dx of [0, -cell, cell])
    for (const dy of [0, -cell, cell]) {
      const other = others.get(key({ x: group.x + dx, y: group.y + dy }, cell));
      if (other && Math.hypot(other.x - group.x, other.y - group.y) < cell / 2) return other;
    }
  return undefined;
}

function join<T>(into: Group<T>, group: Group<T>): void {
  const share = group.items.length / (into.items.length + group.items.length);
  into.x += (group.x - into.x) * share;
  into.y += (group.y - into.y) * share;
  into.items.push(...group.items);
}

const key = ({ x, y }: { x: number; y: number }, cell: number) => `${Math.floor(x / cell)},${Math.floor(y / cell)}`;
