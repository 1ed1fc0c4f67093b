import { NULL_CODE, type Column, type TextColumn, type UniqueTextColumn } from "../domain/columns";

/** Orders the rows of one table by the text of their key. */
export type KeyOrder = (rowA: number, rowB: number) => number;

/** UTF-16 unit moved so that surrogates sort above U+E000 … U+FFFF, as their code points do. */
const codePointRank = (unit: number): number =>
  unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit;

/** Order by Unicode code point, which is also the order of the UTF-8 bytes; `<` on strings is not. */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const unitA = a.charCodeAt(at);
    const unitB = b.charCodeAt(at);
    if (unitA !== unitB) return codePointRank(unitA) - codePointRank(unitB);
  }
  return a.length - b.length;
}

function bytesOrder({ bytes, offsets }: UniqueTextColumn): KeyOrder {
  return (rowA, rowB) => {
    const startA = offsets[rowA]!;
    const startB = offsets[rowB]!;
    const lengthA = offsets[rowA + 1]! - startA;
    const lengthB = offsets[rowB + 1]! - startB;
    const length = Math.min(lengthA, lengthB);
    for (let at = 0; at < length; at++) {
      const difference = bytes[startA + at]! - bytes[startB + at]!;
      if (difference !== 0) return difference;
    }
    return lengthA - lengthB;
  };
}

function textOrder({ codes, values }: TextColumn): KeyOrder {
  const textOf = (row: number): string => {
    const code = codes[row]!;
    return code === NULL_CODE ? "" : values[code]!;
  };
  return (rowA, rowB) => compareText(textOf(rowA), textOf(rowB));
}

/**
 * Key order of a table by its key column. Keys are unique in a dataset (ingest quarantines duplicates);
 * should two be equal or the column be missing, the row number decides, so that the order stays total.
 */
export function keyOrderOf(column: Column | undefined): KeyOrder {
  const byText =
    column?.kind === "text"
      ? textOrder(column)
      : column?.kind === "unique"
        ? bytesOrder(column)
        : (): number => 0;
  return (rowA, rowB) => byText(rowA, rowB) || rowA - rowB;
}
