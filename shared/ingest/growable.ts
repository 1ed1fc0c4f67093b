type TypedArray = Uint8Array | Uint32Array | Int32Array | Float64Array;

/** A typed array that grows by half; `data` may be longer than what has been written. */
export class Growable<T extends TypedArray> {
  data: T;
  length = 0;
  private readonly make: (length: number) => T;

  constructor(make: (length: number) => T) {
    this.make = make;
    this.data = make(1024);
  }

  /** Makes room for `count` more entries and returns the index of the first. */
  extend(count: number): number {
    const start = this.length;
    this.reserve(count);
    this.length += count;
    return start;
  }

  /** Grows at once to what `count` more entries need. */
  reserve(count: number): void {
    const needed = this.length + count;
    if (needed <= this.data.length) return;
    const grown = this.make(Math.max(needed, Math.ceil(this.data.length * 1.5)));
    grown.set(this.data.subarray(0, this.length));
    this.data = grown;
  }

  /** Keeps of the last `count` entries those whose `refused` entry is 0. */
  drop(refused: Uint8Array, count: number): void {
    let to = this.length - count;
    for (let i = 0, from = to; i < count; i++, from++)
      if (refused[i] === 0) this.data[to++] = this.data[from]!;
    this.length = to;
  }

  /** Exactly what has been written, in memory of its own size. */
  finish(): T {
    return (this.data.length === this.length ? this.data : this.data.slice(0, this.length)) as T;
  }
}

export const growable = {
  bytes: () => new Growable((length) => new Uint8Array(length)),
  codes: () => new Growable((length) => new Uint32Array(length)),
  days: () => new Growable((length) => new Int32Array(length)),
  numbers: () => new Growable((length) => new Float64Array(length)),
};
