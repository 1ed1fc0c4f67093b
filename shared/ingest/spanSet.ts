import { growable } from "./growable";

/**
 * A set of byte strings that keeps no copy of them but a 64-bit fingerprint (MurmurHash3 of 32 bits under
 * two seeds): 8 to 12 bytes an entry and 8 to 16 of slots. For n entries the chance that any two different strings are taken for one is about n²/2⁶⁵: 1 in 700,000 at 7 million.
 */
export class SpanSet {
  private readonly high = growable.codes();
  private readonly low = growable.codes();
  /** Open addressing: entry number + 1, 0 where free; at most half full. */
  private slots = new Uint32Array(2048);

  /** Adds bytes [start, end); false where they are in the set already. */
  add(bytes: Uint8Array, start: number, end: number): boolean {
    const high = hash(bytes, start, end, 0x811c9dc5);
    const low = hash(bytes, start, end, 0x5bd1e995);
    let slot = this.slotOf(high, low);
    if (this.slots[slot] !== 0) return false;
    if ((this.high.length + 1) * 2 > this.slots.length) {
      this.reserve(1);
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

  /** Makes room for `count` more entries at once. */
  reserve(count: number): void {
    let length = this.slots.length;
    while ((this.high.length + count) * 2 > length) length *= 2;
    if (length === this.slots.length) return;
    this.slots = new Uint32Array(length);
    for (let entry = 0; entry < this.high.length; entry++)
      this.slots[this.slotOf(this.high.data[entry]!, this.low.data[entry]!)] = entry + 1;
  }
}

/** MurmurHash3_x86_32 (A. Appleby, public domain), which takes four bytes at a time. */
function hash(bytes: Uint8Array, start: number, end: number, seed: number): number {
  let state = seed;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    const word =
      bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    state ^= scrambled(word);
    state = (Math.imul((state << 13) | (state >>> 19), 5) + 0xe6546b64) | 0;
  }
  let rest = 0;
  for (let shift = 0; at < end; at++, shift += 8) rest |= bytes[at]! << shift;
  state ^= scrambled(rest) ^ (end - start);
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}

function scrambled(word: number): number {
  const mixed = Math.imul(word, 0xcc9e2d51);
  return Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
}
