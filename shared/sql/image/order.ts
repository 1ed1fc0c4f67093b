import { NULL_CODE } from "../../domain/columns";
import { settleTies, sortByTime } from "../../log/timeSort";
import type { TextField } from "./fields";

/** Bytes that fit a whole number of a float64. */
const PREFIX = 6;

/** Puts the rows 0 … n − 1 of a table into the orders of its indices. */
export class RowOrders {
  readonly #rows: Uint32Array;
  /** All rows by a field that stands last in an index, since several indices end with the same time. */
  readonly #byLast = new Map<TextField, Uint32Array>();

  constructor(rows: Uint32Array) {
    this.#rows = rows;
  }

  /** By the values of the fields, as SQLite's BINARY collation has it: null, then by bytes; then by row. */
  by(fields: readonly TextField[]): Uint32Array {
    const last = fields.at(-1);
    if (last === undefined) return this.#rows;
    const known = this.#byLast.get(last) ?? stableByField(last, this.#rows);
    this.#byLast.set(last, known);
    return fields.slice(0, -1).reduceRight((order, field) => stableByField(field, order), known);
  }
}

function stableByField(field: TextField, rows: Uint32Array): Uint32Array {
  const ranks = field.codes === null ? null : ranksOf(field);
  return ranks === null ? byOwnEntries(field, rows) : byRank(ranks, field.codes!, rows);
}

/** 1-based rank of every entry of a dictionary; 0 is left for null. Entries are distinct. */
function ranksOf(field: TextField): Uint32Array {
  const entries = field.offsets.length - 1;
  const order = sortEntries(
    field,
    Uint32Array.from({ length: entries }, (_, entry) => entry),
  );
  const ranks = new Uint32Array(entries);
  for (let at = 0; at < entries; at++) ranks[order[at]!] = at + 1;
  return ranks;
}

/** Counting sort of rows by the ranks of their codes. */
function byRank(ranks: Uint32Array, codes: Uint32Array, rows: Uint32Array): Uint32Array {
  const rankOf = (row: number): number => (codes[row] === NULL_CODE ? 0 : ranks[codes[row]!]!);
  const starts = new Uint32Array(ranks.length + 2);
  for (const row of rows) starts[rankOf(row) + 1]!++;
  for (let rank = 1; rank < starts.length; rank++) starts[rank]! += starts[rank - 1]!;
  const order = new Uint32Array(rows.length);
  for (const row of rows) order[starts[rankOf(row)]!++] = row;
  return order;
}

function byOwnEntries(field: TextField, rows: Uint32Array): Uint32Array {
  const empty = rows.filter((row) => field.isNull(row));
  const held = empty.length === 0 ? rows : rows.filter((row) => !field.isNull(row));
  const order = new Uint32Array(rows.length);
  order.set(empty);
  order.set(sortEntries(field, held), empty.length);
  return order;
}

/** Stable order of entries by their bytes: by a number that rises with them, then byte by byte. */
function sortEntries(field: TextField, entries: Uint32Array): Uint32Array {
  const { bytes, offsets, sortKeys } = field;
  const keys =
    sortKeys === null
      ? prefixKeys(field, entries)
      : Float64Array.from(entries, (entry) => sortKeys[entry]!);
  const order = sortByTime(keys);
  settleTies(
    keys,
    order,
    (a, b) => compareBytes(bytes, offsets, entries[a]!, entries[b]!) || a - b,
  );
  return order.map((at) => entries[at]!);
}

/** The first bytes behind what all entries share, as a number each. */
function prefixKeys({ bytes, offsets }: TextField, entries: Uint32Array): Float64Array {
  const shared = sharedPrefix(bytes, offsets, entries);
  const keys = new Float64Array(entries.length);
  for (let at = 0; at < entries.length; at++) {
    const start = offsets[entries[at]!]! + shared;
    const end = offsets[entries[at]! + 1]!;
    let key = 0;
    for (let i = start; i < start + PREFIX; i++) key = key * 256 + (i < end ? bytes[i]! : 0);
    keys[at] = key;
  }
  return keys;
}

function sharedPrefix(bytes: Uint8Array, offsets: Uint32Array, entries: Uint32Array): number {
  if (entries.length === 0) return 0;
  const first = offsets[entries[0]!]!;
  let shared = offsets[entries[0]! + 1]! - first;
  for (const entry of entries) {
    const start = offsets[entry]!;
    shared = Math.min(shared, offsets[entry + 1]! - start);
    for (let i = 0; i < shared; i++) if (bytes[start + i] !== bytes[first + i]) shared = i;
  }
  return shared;
}

function compareBytes(bytes: Uint8Array, offsets: Uint32Array, a: number, b: number): number {
  const startA = offsets[a]!;
  const startB = offsets[b]!;
  const lengthA = offsets[a + 1]! - startA;
  const lengthB = offsets[b + 1]! - startB;
  for (let i = 0; i < Math.min(lengthA, lengthB); i++) {
    const difference = bytes[startA + i]! - bytes[startB + i]!;
    if (difference !== 0) return difference;
  }
  return lengthA - lengthB;
}
