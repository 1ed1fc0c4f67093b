import { CLASSES, classOf } from "#shared/identity/read/alphabet";
import { columnChances } from "#shared/identity/read/columnChances";
import type { ColumnChances } from "#shared/identity/read/columnChances";

/** What a reader says that is sure of a text: characters some columns apart, nothing between them. */
export interface SpeltOptions {
  /** Columns in front of the text. */
  readonly before?: number;
  /** Columns from one character to the next; at least 2. */
  readonly step?: number;
  readonly after?: number;
  /** Chance of the likeliest class at each column. */
  readonly sureness?: number;
}

const BEFORE = 6;
const STEP = 5;
const AFTER = 20;

/** Chances of each class along a line that says the text. */
export function spelt(text: string, options: SpeltOptions = {}): ColumnChances {
  const { before = BEFORE, step = STEP, after = AFTER, sureness = 0.999 } = options;
  const columns = before + step * text.length + after;
  const rest = Math.log((1 - sureness) / (CLASSES - 1));
  const logs = new Float32Array(columns * CLASSES).fill(rest);
  const characters = Array.from(text);
  for (let column = 0; column < columns; column++) {
    const [at, within] = [Math.floor((column - before) / step), (column - before) % step];
    const shown = column >= before && within < Math.max(1, step - 2) ? characters[at] : undefined;
    const classNumber = shown === undefined ? 0 : classOf(shown)!;
    logs[column * CLASSES + classNumber] = Math.log(sureness);
  }
  return columnChances(logs);
}

/** Gives one column's likeliest class a rival: they share the chance as asked. */
export function rivalled(
  chances: ColumnChances,
  column: number,
  rival: string,
  share: number,
): ColumnChances {
  const logs = chances.logs.slice();
  const row = logs.subarray(column * CLASSES, (column + 1) * CLASSES);
  const best = row.indexOf(Math.max(...row));
  const chance = Math.exp(row[best]!);
  row[best] = Math.log(chance * (1 - share));
  row[classOf(rival)!] = Math.log(chance * share);
  return columnChances(logs);
}
