/** Counts different codes by marking them; a new count needs no clearing. */
export class CodeCounter {
  #marks = new Uint32Array(64);
  #turn = 0;
  #count = 0;

  /** @param codes size of the dictionary the codes are of */
  start(codes: number): void {
    if (this.#marks.length < codes) this.#marks = new Uint32Array(codes * 2);
    this.#turn = (this.#turn + 1) >>> 0;
    if (this.#turn === 0) this.#marks.fill(0);
    this.#turn ||= 1;
    this.#count = 0;
  }

  readonly add = (code: number): void => {
    // A missing key (NONE) is beyond the marks.
    if (code >= this.#marks.length || this.#marks[code] === this.#turn) return;
    this.#marks[code] = this.#turn;
    this.#count++;
  };

  get count(): number {
    return this.#count;
  }
}
