import { BLANK, CLASSES } from "#shared/identity/read/alphabet";
import { logSoftmax } from "#shared/identity/read/columnChances";
import type { Loss } from "../network/gradients";

/** The characters that the columns of a strip spell: runs of one class between blanks or others. */
function spelt(labels: Uint8Array): number[] {
  const text: number[] = [];
  for (const [column, label] of labels.entries())
    if (label !== BLANK && label !== labels[column - 1]) text.push(label);
  return text;
}

/** The text with blanks around each character: the states a path goes through. */
const statesOf = (text: readonly number[]): number[] => [
  ...text.flatMap((label) => [BLANK, label]),
  BLANK,
];

/** Whether a path may step over the blank before this state: not between two characters alike. */
const maySkip = (states: readonly number[], at: number): boolean =>
  at >= 2 && states[at] !== BLANK && states[at] !== states[at - 2];

/**
 * Chances of the states at each column, given what came before it (forward) or comes after it (backward), scaled to
 * the sum of one at each column.
 * @returns log of the chance of the text; −∞ where no path spells it
 */
function sweep(
  chances: Float32Array,
  columns: number,
  states: readonly number[],
  out: Float64Array,
): number {
  const count = states.length;
  let log = 0;
  for (let column = 0; column < columns; column++) {
    const [row, before] = [column * count, (column - 1) * count];
    let sum = 0;
    for (let at = 0; at < count; at++) {
      let chance = column === 0 ? Number(at < 2) : out[before + at]!;
      if (column > 0 && at > 0) chance += out[before + at - 1]!;
      if (column > 0 && maySkip(states, at)) chance += out[before + at - 2]!;
      chance *= chances[column * CLASSES + states[at]!]!;
      out[row + at] = chance;
      sum += chance;
    }
    if (!(sum > 0)) return -Infinity;
    for (let at = row; at < row + count; at++) out[at]! /= sum;
    log += Math.log(sum);
  }
  const last = columns * count;
  const ending = out[last - 1]! + (count > 1 ? out[last - 2]! : 0);
  return log + Math.log(ending);
}

/** Columns from the last to the first. */
function turned(chances: Float32Array, columns: number): Float32Array {
  const back = new Float32Array(chances.length);
  for (let column = 0; column < columns; column++)
    back.set(
      chances.subarray(column * CLASSES, (column + 1) * CLASSES),
      (columns - 1 - column) * CLASSES,
    );
  return back;
}

/** Subtracts from `gradient` how likely each class is at each column, given the text. */
function subtractPosterior(
  gradient: Float32Array,
  chances: Float32Array,
  states: readonly number[],
  forward: Float64Array,
  backward: Float64Array,
): void {
  const count = states.length;
  const columns = chances.length / CLASSES;
  for (let column = 0; column < columns; column++) {
    const [row, mirrored] = [column * count, (columns - 1 - column) * count];
    const weights = states.map((state, at) => {
      const own = chances[column * CLASSES + state]!;
      return own > 0 ? (forward[row + at]! * backward[mirrored + count - 1 - at]!) / own : 0;
    });
    const sum = weights.reduce((total, weight) => total + weight, 0);
    if (!(sum > 0)) continue;
    for (const [at, state] of states.entries())
      gradient[column * CLASSES + state]! -= weights[at]! / sum;
  }
}

/**
 * Connectionist temporal classification (Graves et al. 2006): what the text costs over all ways to lay it over the
 * columns, in nats a character.
 *
 * @param outputs of the network, strip after strip
 * @param labels classes of the columns, of which only the order of the characters counts
 */
export function ctcLoss(outputs: Float32Array, labels: Uint8Array, columns: number): Loss {
  const logs = outputs.slice();
  logSoftmax(logs);
  const strips = labels.length / columns;
  const texts = Array.from({ length: strips }, (_, n) =>
    spelt(labels.subarray(n * columns, (n + 1) * columns)),
  );
  const characters = texts.reduce((sum, text) => sum + text.length, strips);
  const gradient = new Float32Array(outputs.length);
  let loss = 0;
  for (const [n, text] of texts.entries()) {
    const [from, to] = [n * columns * CLASSES, (n + 1) * columns * CLASSES];
    const chances = logs.subarray(from, to).map((log) => Math.exp(log));
    const states = statesOf(text);
    const [forward, backward] = [0, 1].map(() => new Float64Array(columns * states.length));
    const log = sweep(chances, columns, states, forward!);
    const back = sweep(turned(chances, columns), columns, states.toReversed(), backward!);
    if (log === -Infinity || back === -Infinity) continue;
    loss -= log / characters;
    const own = gradient.subarray(from, to);
    own.set(chances);
    subtractPosterior(own, chances, states, forward!, backward!);
    own.forEach((value, at) => (own[at] = value / characters));
  }
  return { loss, gradient };
}
