import type { Column } from "../domain/columns";
import { growable } from "./growable";
import type { KeyBuilder, Refuse } from "./columnBuilder";
import { isDamagedText, numberAsText } from "./plainText";
import { SpanSet } from "./spanSet";

const REPLACEMENT = [0xef, 0xbf, 0xbd] as const;

/**
 * Text that is unique per row, kept as UTF-8 in one buffer (36 bytes for a UUID instead of a string object each).
 * Takes strings and raw bytes; refuses empty values, NUL and damaged UTF-8.
 */
export class UniqueTextBuilder implements KeyBuilder {
  private readonly bytes = growable.bytes();
  /** End of each row's text in `bytes`. */
  private readonly ends = growable.codes();
  private readonly kept = new SpanSet();
  private readonly encoder = new TextEncoder();
  private readonly strict = new TextDecoder("utf-8", { fatal: true });

  append(values: ArrayLike<unknown> | null, count: number, refuse: Refuse): void {
    const start = this.ends.extend(count);
    for (let i = 0; i < count; i++) {
      const value = values?.[i];
      if (value instanceof Uint8Array) this.addBytes(value, i, refuse);
      else if (typeof value === "string") this.addText(value, i, refuse);
      else if (value === null || value === undefined) refuse(i, "missing_value");
      else this.addNumber(value, i, refuse);
      this.ends.data[start + i] = this.bytes.length;
    }
  }

  private addText(text: string, i: number, refuse: Refuse): void {
    if (text === "") refuse(i, "missing_value");
    else if (isDamagedText(text)) refuse(i, "not_text");
    else {
      const room = text.length * 3;
      const at = this.bytes.extend(room);
      const { written } = this.encoder.encodeInto(text, this.bytes.data.subarray(at, at + room));
      this.bytes.length = at + written;
    }
  }

  private addNumber(value: unknown, i: number, refuse: Refuse): void {
    const text = numberAsText(value);
    if (text === null) refuse(i, "not_text");
    else this.addText(text, i, refuse);
  }

  private addBytes(bytes: Uint8Array, i: number, refuse: Refuse): void {
    if (bytes.length === 0) refuse(i, "missing_value");
    else if (!this.isCleanText(bytes)) refuse(i, "not_text");
    else {
      const at = this.bytes.extend(bytes.length);
      this.bytes.data.set(bytes, at);
    }
  }

  private isCleanText(bytes: Uint8Array): boolean {
    let plain = true;
    for (let k = 0; k < bytes.length; k++) {
      const byte = bytes[k]!;
      if (byte === 0) return false;
      if (byte >= 0x80) plain = false;
    }
    if (plain) return true;
    try {
      this.strict.decode(bytes);
    } catch {
      return false;
    }
    return !includesSequence(bytes, REPLACEMENT);
  }

  drop(refused: Uint8Array, count: number): void {
    const first = this.ends.length - count;
    let to = first === 0 ? 0 : this.ends.data[first - 1]!;
    let from = to;
    for (let i = 0; i < count; i++) {
      const end = this.ends.data[first + i]!;
      if (refused[i] === 0) {
        this.bytes.data.copyWithin(to, from, end);
        to += end - from;
      }
      from = end;
      this.ends.data[first + i] = to;
    }
    this.bytes.length = to;
    this.ends.drop(refused, count);
  }

  refuseDuplicates(count: number, refuse: Refuse): void {
    const first = this.ends.length - count;
    const text = this.bytes.data;
    const startOf = (row: number) => (row === 0 ? 0 : this.ends.data[row - 1]!);
    for (let i = 0; i < count; i++) {
      const row = first + i;
      if (!this.kept.add(text, startOf(row), this.ends.data[row]!)) refuse(i, "duplicate_key");
    }
  }

  finish(): Column {
    const offsets = new Uint32Array(this.ends.length + 1);
    offsets.set(this.ends.finish(), 1);
    return { kind: "unique", bytes: this.bytes.finish(), offsets };
  }
}

function includesSequence(bytes: Uint8Array, sequence: readonly number[]): boolean {
  for (let at = bytes.indexOf(sequence[0]!); at >= 0; at = bytes.indexOf(sequence[0]!, at + 1))
    if (sequence.every((byte, k) => bytes[at + k] === byte)) return true;
  return false;
}
