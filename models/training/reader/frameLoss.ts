import { BLANK, CLASSES } from "#shared/identity/read/alphabet";
import { logSoftmax } from "#shared/identity/read/columnChances";
import type { Loss } from "../network/gradients";

/** What a column without a character counts against one with it: there are four times as many. */
const BLANK_WEIGHT = 0.4;

/** Mean cross-entropy of the columns' classes. */
export function frameLoss(outputs: Float32Array, labels: Uint8Array): Loss {
  const logs = outputs.slice();
  logSoftmax(logs);
  let [loss, total] = [0, 0];
  for (const label of labels) total += label === BLANK ? BLANK_WEIGHT : 1;
  const gradient = new Float32Array(outputs.length);
  for (const [column, label] of labels.entries()) {
    const from = column * CLASSES;
    const weight = (label === BLANK ? BLANK_WEIGHT : 1) / total;
    loss -= weight * logs[from + label]!;
    for (let n = 0; n < CLASSES; n++) gradient[from + n] = weight * Math.exp(logs[from + n]!);
    gradient[from + label]! -= weight;
  }
  return { loss, gradient };
}
