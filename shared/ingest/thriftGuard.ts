/** Deepest nesting of structs in a Parquet footer is about eight. */
const DEPTH_LIMIT = 32;

/**
 * Walks a struct of the Thrift compact protocol and returns where it ends, without making anything of it. hyparquet
 * puts no bound on integers and nesting: in a damaged footer an integer of 100,000 bytes takes minutes to add up.
 * Throws where an integer is too long, a list or text larger than what is left, or the nesting too deep.
 * Source: apache/thrift, doc/specs/thrift-compact-protocol.md.
 */
export function skipStruct(view: DataView, start: number, depth = 0): number {
  if (depth > DEPTH_LIMIT) throw new Error("structs nested too deep");
  let at = start;
  for (;;) {
    const head = view.getUint8(at++);
    const type = head & 15;
    if (type === 0) return at;
    if (head >> 4 === 0) at = skipInteger(view, at, 5);
    // A boolean field has its value in its type.
    if (type > 2) at = skipValue(view, at, type, depth);
  }
}

function skipValue(view: DataView, at: number, type: number, depth: number): number {
  switch (type) {
    case 1:
    case 2:
    case 3:
      return at + 1;
    case 4:
    case 5:
      return skipInteger(view, at, 5);
    case 6:
      return skipInteger(view, at, 10);
    case 7:
      return at + 8;
    case 8: {
      const { value, end } = readSize(view, at);
      return end + value;
    }
    case 9:
      return skipList(view, at, depth);
    case 12:
      return skipStruct(view, at, depth + 1);
    default:
      throw new Error(`unknown field type ${type}`);
  }
}

function skipList(view: DataView, start: number, depth: number): number {
  const head = view.getUint8(start);
  const long = head >> 4 === 15 ? readSize(view, start + 1) : null;
  const size = long?.value ?? head >> 4;
  let at = long?.end ?? start + 1;
  for (let i = 0; i < size; i++) at = skipValue(view, at, head & 15, depth);
  return at;
}

function skipInteger(view: DataView, at: number, limit: number): number {
  for (let i = 0; i < limit; i++) if (view.getUint8(at + i) < 0x80) return at + i + 1;
  throw new Error("integer is too long");
}

/** A count of bytes or elements, none of which takes less than a byte. */
function readSize(view: DataView, at: number): { value: number; end: number } {
  const end = skipInteger(view, at, 5);
  let value = 0;
  for (let i = end - 1; i >= at; i--) value = value * 128 + (view.getUint8(i) & 127);
  if (value > view.byteLength - end) throw new Error("size reaches beyond the end");
  return { value, end };
}
