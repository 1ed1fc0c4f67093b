/** jsdom lays nothing out: without a height no row of a table is in view. Every element gets this size. */
export function giveElementsSizes(width = 600, height = 280): void {
  Object.defineProperties(Element.prototype, {
    clientWidth: { configurable: true, value: width },
    clientHeight: { configurable: true, value: height },
  });
}
