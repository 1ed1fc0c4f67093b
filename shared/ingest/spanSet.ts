import { growable } from "./growable";

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * A set of byte strings that keeps no copy of them but a 64-bit fingerprint (two 32-bit multiplicative hashes,
 * the first FNV-1a), about 20 bytes an entry where a Set of strings needs about 100. For n entries the chance that
 * any two different strings are taken for one is about n²/2⁶⁵: 1 in 700,000 at 7 million.
 */
export class SpanSet {
  private readonly high = growable.codes();
  private readonly low = growable.codes();
  /** Open addressing: entry number + 1, 0 where free; at most half full. */
  private slots = new Uint32Array(2048);

  /** Adds bytes [start, end); false where they are in the set already. */
  add(bytes: Uint8Array, start: number, end: number): boolean {
    let high = FNV_OFFSET;
    let low = FNV_OFFSET ^ 0x5bd1e995;
    for (let at = start; at < end; at++) {
      high = Math.imul(high ^ bytes[at]!, FNV_PRIME);
      low = Math.imul(low ^ bytes[at]!, 0x85ebca6b) ^ (low >>> 15);
    }
    high >>>= 0;
    low >>>= 0;
    let slot = this.slotOf(high, low);
    if (this.slots[slot] !== 0) return false;
    if ((this.high.length + 1) * 2 > this.slots.length) {
      this.grow();
      slot = this.slotOf(high, low);
    }
    const entry = this.high.extend(1);
    this.low.extend(1);
    this.high.data[entry] = high;
    this.low.data[entry] = low;
    this.slots[slot] = entry + 1;
    return true;
  }

  /** The slot that holds the fingerprint, or the free one it would take. */
  private slotOf(high: number, low: number): number {
    const mask = this.slots.length - 1;
    let slot = (high ^ (low << 7)) & mask;
    for (;;) {
      const entry = this.slots[slot]!;
      if (entry === 0) return slot;
      if (this.high.data[entry - 1] === high && this.low.data[entry - 1] === low) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private grow(): void {
    this.slots = new Uint32Array(this.slots.length * 2);
    for (let entry = 0; entry < this.high.length; entry++)
      this.slots[this.slotOf(this.high.data[entry]!, this.low.data[entry]!)] = entry + 1;
  }
}
