import { KEY_PLACE } from "../log/codedRecord";
import { isPaymentOnly, paymentKey, type EventLog, type Times } from "../log/eventLog";
import type { KeyIndex } from "../log/keyIndex";
import { NONE, type KeyKind } from "../log/kinds";
import type { PostingIndex } from "../log/postingIndex";
import { listOf, placeOf } from "../log/postings";
import type { IndexKey } from "../log/window";

/**
 * The posting lists of a key, and where each payment stands in them: what makes the end of every window of a
 * payment a look-up. Memory: 8 bytes per payment and key in use, 4 where the lists go by the payments' own codes.
 */
export interface KeyLists {
  readonly index: KeyIndex;
  /** Times of the items. */
  readonly times: Times;
  /** List per payment ordinal, `NONE` where it lacks the key; null where there is one list of all. */
  readonly list: Uint32Array | null;
  /** Place among the items per payment ordinal; without meaning where it lacks the key. */
  readonly place: Uint32Array;
}

/** Codes per payment where the log has them as a column of their own. */
function columnOfPayments(log: EventLog, by: KeyKind): Uint32Array | null {
  if (isPaymentOnly(by)) return log.payments.keys[by];
  return log.payments.size === log.size ? log.keys[by] : null;
}

function paymentPlaces(
  log: EventLog,
  by: KeyKind,
  { codes, offsets, items }: KeyIndex,
): Pick<KeyLists, "list" | "place"> {
  const place = new Uint32Array(log.payments.size);
  for (let at = 0; at < items.length; at++) place[items[at]!] = at;
  const column = codes === null ? columnOfPayments(log, by) : null;
  if (column !== null) return { list: column, place };
  const list = new Uint32Array(log.payments.size).fill(NONE);
  for (let each = 0; each < offsets.length - 1; each++)
    for (let at = offsets[each]!; at < offsets[each + 1]!; at++) list[items[at]!] = each;
  return { list, place };
}

/** Payments among the records of their key. */
function recordPlaces(
  log: EventLog,
  by: KeyKind,
  index: KeyIndex,
): Pick<KeyLists, "list" | "place"> {
  const { position, size } = log.payments;
  const list = new Uint32Array(size).fill(NONE);
  const place = new Uint32Array(size);
  for (let ordinal = 0; ordinal < size; ordinal++) {
    const found = listOf(index, paymentKey(log, by, ordinal));
    if (found < 0) continue;
    list[ordinal] = found;
    const { items, offsets } = index;
    place[ordinal] = placeOf(items, offsets[found]!, offsets[found + 1]!, position[ordinal]!);
  }
  return { list, place };
}

/** Throws where the key is not indexed. O(payments). */
export function keyLists(index: PostingIndex, key: IndexKey): KeyLists {
  const ofKey = index.keyIndex(key);
  if (ofKey === null) throw new TypeError(`No index of ${key.scope} by ${key.by}`);
  const { times } = index.scopeColumns(key.scope);
  if (key.by === "all") return { index: ofKey, times, list: null, place: ofKey.items };
  const places = key.scope === "payments" ? paymentPlaces : recordPlaces;
  return { index: ofKey, times, ...places(index.log, key.by, ofKey) };
}

/**
 * How many different values of another key the payments of each list have shown up to and with each of its places.
 * Memory: 4 bytes per payment that carries the key.
 */
function runningDistinct({ index }: KeyLists, codes: Uint32Array, codeCount: number): Uint32Array {
  const { offsets, items } = index;
  const running = new Uint32Array(items.length);
  /** 1 + the last list in which a code was seen. */
  const seenIn = new Uint32Array(codeCount);
  for (let list = 0; list < offsets.length - 1; list++) {
    let count = 0;
    for (let at = offsets[list]!; at < offsets[list + 1]!; at++) {
      const code = codes[items[at]!] ?? NONE;
      if (code !== NONE && seenIn[code] !== list + 1) {
        seenIn[code] = list + 1;
        count++;
      }
      running[at] = count;
    }
  }
  return running;
}

/** Codes of a key by payment ordinal; empty where the log has no such key. */
function paymentCodes(log: EventLog, of: KeyKind): Uint32Array {
  const column = columnOfPayments(log, of);
  if (column !== null) return column;
  if (isPaymentOnly(of) || log.keys[of] === null) return new Uint32Array(0);
  return log.payments.position.map((_, ordinal) => paymentKey(log, of, ordinal));
}

/** What cursors over one index share, made at first use and kept. */
export class SealedLists {
  readonly index: PostingIndex;
  readonly #lists = new Map<string, KeyLists>();
  readonly #running = new Map<string, Uint32Array>();
  readonly #codes: Uint32Array[] = [];

  constructor(index: PostingIndex) {
    this.index = index;
  }

  of(key: IndexKey): KeyLists {
    const name = `${key.scope} ${key.by}`;
    const known = this.#lists.get(name);
    if (known !== undefined) return known;
    const made = keyLists(this.index, key);
    this.#lists.set(name, made);
    return made;
  }

  /** Codes of a key by payment ordinal; empty where the log has no such key. 4 bytes per payment where records carry it. */
  codes(of: KeyKind): Uint32Array {
    return (this.#codes[KEY_PLACE[of]] ??= paymentCodes(this.index.log, of));
  }

  /** Different values of `of` among the payments of a key up to and with each place of its lists. */
  running(by: KeyKind | "all", of: KeyKind): Uint32Array {
    const name = `${by} ${of}`;
    const known = this.#running.get(name);
    if (known !== undefined) return known;
    const { size } = this.index.log.dictionaries.keys[of];
    const made = runningDistinct(this.of({ scope: "payments", by }), this.codes(of), size);
    this.#running.set(name, made);
    return made;
  }
}
