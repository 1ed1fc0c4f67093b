import type { Point } from "./layoutGraph";

/** Cells beyond so many either way share a name with others, which costs time only. */
const HALF = 2 ** 20;

/** Discs on the plane, found by place. */
export class DiscGrid {
  readonly #cell: number;
  readonly #cells = new Map<number, number[]>();
  readonly #x: number[] = [];
  readonly #y: number[] = [];
  readonly #radius: number[] = [];

  /** @param cell width of a cell, best about that of most discs */
  constructor(cell: number) {
    this.#cell = Math.max(cell, 1);
  }

  /** Answers the disc's number, counted from 0. */
  add(x: number, y: number, radius: number): number {
    const disc = this.#x.push(x) - 1;
    this.#y.push(y);
    this.#radius.push(radius);
    this.#visit(x, y, radius, (key) => {
      const cell = this.#cells.get(key);
      if (cell === undefined) this.#cells.set(key, [disc]);
      else cell.push(disc);
      return false;
    });
    return disc;
  }

  /** Whether a disc would overlap one that is there. */
  hits(x: number, y: number, radius: number): boolean {
    return this.#visit(x, y, radius, (key) =>
      (this.#cells.get(key) ?? []).some((disc) => {
        const dx = this.#x[disc]! - x;
        const dy = this.#y[disc]! - y;
        const least = this.#radius[disc]! + radius;
        return dx * dx + dy * dy < least * least;
      }),
    );
  }

  /**
   * The first place about `centre` where a disc overlaps none: on rings about it from `from` on, on each of them
   * outwards from `direction` (radians) by turns to both sides. `ring` is where to go on for another such disc.
   */
  freePlace(
    centre: Point,
    radius: number,
    direction: number,
    from: number,
    firstRing = 0,
  ): Point & { readonly ring: number } {
    for (let ring = firstRing; ; ring++) {
      const distance = from + ring * radius;
      const seats = Math.max(1, Math.floor((Math.PI * distance) / radius));
      for (let seat = 0; seat < seats; seat++) {
        const turn = (seat % 2 === 0 ? -1 : 1) * Math.ceil(seat / 2);
        const angle = direction + (2 * Math.PI * turn) / seats;
        const x = centre.x + distance * Math.cos(angle);
        const y = centre.y + distance * Math.sin(angle);
        if (!this.hits(x, y, radius)) return { x, y, ring };
      }
    }
  }

  /** Calls `visit` with the cells a disc lies in until one is told to be enough. */
  #visit(x: number, y: number, radius: number, visit: (key: number) => boolean): boolean {
    const cell = this.#cell;
    const right = Math.floor((x + radius) / cell);
    const bottom = Math.floor((y + radius) / cell);
    for (let column = Math.floor((x - radius) / cell); column <= right; column++)
      for (let row = Math.floor((y - radius) / cell); row <= bottom; row++)
        if (visit((column + HALF) * 2 * HALF + row + HALF)) return true;
    return false;
  }
}
