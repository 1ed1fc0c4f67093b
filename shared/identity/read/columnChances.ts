import { CLASSES } from "./alphabet";

/** How likely each class is at each column of a line, as logarithms: column by column, `CLASSES` numbers each. */
export interface ColumnChances {
  readonly logs: Float32Array;
  readonly columns: number;
  /** Logarithm of each column's likeliest class. */
  readonly best: Float32Array;
}

/** @param logs `CLASSES` logarithms for each column */
export function columnChances(logs: Float32Array): ColumnChances {
  const columns = logs.length / CLASSES;
  const best = new Float32Array(columns).fill(-Infinity);
  for (let column = 0, at = 0; column < columns; column++)
    for (const end = at + CLASSES; at < end; at++)
      best[column] = Math.max(best[column]!, logs[at]!);
  return { logs, columns, best };
}

/** Turns outputs of the network into logarithms of chances, column by column, in place. */
export function logSoftmax(outputs: Float32Array): void {
  for (let from = 0; from < outputs.length; from += CLASSES) {
    let highest = -Infinity;
    for (let at = from; at < from + CLASSES; at++) highest = Math.max(highest, outputs[at]!);
    let sum = 0;
    for (let at = from; at < from + CLASSES; at++) sum += Math.exp(outputs[at]! - highest);
    const offset = highest + Math.log(sum);
    for (let at = from; at < from + CLASSES; at++) outputs[at]! -= offset;
  }
}

export const logAt = ({ logs }: ColumnChances, column: number, classNumber: number): number =>
  logs[column * CLASSES + classNumber]!;

/** log(e^a + e^b). */
export function addLogs(a: number, b: number): number {
  if (a === -Infinity) return b;
  if (b === -Infinity) return a;
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b));
}
