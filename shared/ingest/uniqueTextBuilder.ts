import type { Column } from "../domain/columns";
import { valuesOf } from "./cells";
import type { Cells, TextCells } from "./cells";
import { growable } from "./growable";
import type { KeyBuilder, Refuse } from "./columnBuilder";
import { isDamagedText, numberAsText } from "./plainText";
import { SpanSet } from "./spanSet";

const REPLACEMENT = [0xef, 0xbf, 0xbd] as const;

/**
 * Text that is unique per row, kept as UTF-8 in one buffer (36 bytes for a UUID instead of a string object each).
 * Takes text cells as they are and strings; refuses empty values, NUL and damaged UTF-8.
 */
export class UniqueTextBuilder implements KeyBuilder {
  private readonly bytes = growable.bytes();
  /** End of each row's text in `bytes`. */
  private readonly ends = growable.codes();
  private readonly kept = new SpanSet();
  private readonly encoder = new TextEncoder();
  private readonly strict = new TextDecoder("utf-8", { fatal: true });

  append(cells: Cells, refuse: Refuse): void {
    const start = this.ends.extend(cells.count);
    if (cells.kind === "text") {
      this.appendSpans(cells, start, refuse);
      return;
    }
    const values = valuesOf(cells);
    for (let i = 0; i < cells.count; i++) {
      const value = values[i];
      if (typeof value === "string") this.addText(value, i, refuse);
      else if (value === null || value === undefined) refuse(i, "missing_value");
      else this.addNumber(value, i, refuse);
      this.ends.data[start + i] = this.bytes.length;
    }
  }

  private appendSpans(cells: TextCells, start: number, refuse: Refuse): void {
    this.bytes.reserve(cells.bytes.length);
    for (let i = 0; i < cells.count; i++) {
      this.addSpan(cells.bytes, cells.starts[i]!, cells.ends[i]!, i, refuse);
      this.ends.data[start + i] = this.bytes.length;
    }
  }

  private addSpan(from: Uint8Array, start: number, end: number, i: number, refuse: Refuse): void {
    if (start === end) return refuse(i, "missing_value");
    const at = this.bytes.extend(end - start);
    const to = this.bytes.data;
    let seen = 0;
    let hasNul = false;
    for (let k = start; k < end; k++) {
      const byte = from[k]!;
      to[at + k - start] = byte;
      seen |= byte;
      if (byte === 0) hasNul = true;
    }
    if (!hasNul && (seen < 0x80 || this.isCleanText(from.subarray(start, end)))) return;
    this.bytes.length = at;
    refuse(i, "not_text");
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

  /** Whether bytes that are not plain ASCII are undamaged UTF-8. */
  private isCleanText(bytes: Uint8Array): boolean {
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
    this.kept.reserve(count);
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
