import { fail, ok, type Result } from "../domain/result";
import type { FeatureSupply } from "./featureCache";
import type { Model } from "./model";
import type { WorkPorts } from "./ruleHits";

/** Payments scored at once: as many as a batch of a small network takes well. */
const BATCH = 4096;

/**
 * A model's calibrated score of every payment, in log order.
 * @returns the model's own error, or `dataset.cancelled` where it was cancelled
 */
export async function scoreAll(
  model: Model,
  supply: FeatureSupply,
  labelDelayMs: number,
  ports: WorkPorts,
): Promise<Result<Float64Array>> {
  const size = supply.positions.length;
  const width = model.features.length;
  const program = supply.compile(model.features, labelDelayMs);
  const rows = new Float64Array(Math.min(BATCH, size) * width);
  const scores = new Float64Array(size);
  for (let from = 0; from < size; from += BATCH) {
    const to = Math.min(from + BATCH, size);
    for (let ordinal = from; ordinal < to; ordinal++)
      program.evaluate(supply.positions[ordinal]!, rows, (ordinal - from) * width);
    const answer = await model.score(rows, to - from);
    if (!answer.ok) return answer;
    scores.set(answer.value.scores.subarray(0, to - from), from);
    ports.onProgress({ done: to, total: size });
    await ports.breathe();
    if (ports.isCancelled()) return fail("dataset.cancelled", "The deciding was cancelled.");
  }
  return ok(scores);
}
