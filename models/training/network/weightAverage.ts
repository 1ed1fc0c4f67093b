import type { TrainedModel } from "#shared/identity/network/modelFile";
import { flatten } from "./adam";

/** Share of the average that a step leaves, once there were many. */
const DECAY = 0.995;

/** Running mean of a model's weights over its last few hundred steps (Polyak and Juditsky 1992): steadier than any one. */
export class WeightAverage {
  readonly model: TrainedModel;

  constructor(start: TrainedModel) {
    this.model = {
      topology: start.topology,
      layers: start.layers.map(({ kernel, bias }) => ({
        kernel: kernel.slice(),
        bias: bias.slice(),
      })),
    };
  }

  get values(): readonly Float32Array[] {
    return flatten(this.model.layers);
  }

  /** @param step how many steps the average has taken in before this one */
  add(model: TrainedModel, step: number): void {
    const decay = Math.min(DECAY, step / (10 + step));
    const newest = flatten(model.layers);
    for (const [at, means] of this.values.entries())
      for (let n = 0; n < means.length; n++)
        means[n] = decay * means[n]! + (1 - decay) * newest[at]![n]!;
  }
}
