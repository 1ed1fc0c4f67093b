/**
 * What the window uses of a browser and jsdom lacks: the size of elements, which jsdom does not lay out anyway, and
 * media queries, none of which match.
 */
class NoSizes {
  observe = () => {};
  unobserve = () => {};
  disconnect = () => {};
}

class NeverMatching extends EventTarget {
  readonly matches = false;
}

const PARTS = { ResizeObserver: NoSizes, matchMedia: () => new NeverMatching() };

if (typeof window !== "undefined")
  for (const [name, part] of Object.entries(PARTS))
    if (Reflect.get(window, name) === undefined) Reflect.set(window, name, part);
