import type { LayerWeights, TrainedModel } from "#shared/identity/network/modelFile";

const FIRST_DECAY = 0.9;
const SECOND_DECAY = 0.999;
const EPSILON = 1e-8;

export interface AdamOptions {
  /** Learning rate of a step, counted from 0. */
  readonly rate: (step: number) => number;
  /** Gradients longer than this, all weights taken together, are shortened to it. */
  readonly clip: number;
}

export const flatten = (layers: readonly LayerWeights[]): readonly Float32Array[] =>
  layers.flatMap(({ kernel, bias }) => [kernel, bias]);

/** Straight up to `peak` in `warmUp` steps, then down a half cosine to `peak` × 0.01 at `steps`. */
export const cosineRate =
  (peak: number, warmUp: number, steps: number) =>
  (step: number): number => {
    if (step < warmUp) return (peak * (step + 1)) / warmUp;
    const done = Math.min(1, (step - warmUp) / Math.max(1, steps - warmUp));
    return peak * (0.01 + 0.99 * 0.5 * (1 + Math.cos(Math.PI * done)));
  };

/** Adam (Kingma and Ba 2015) over plain numbers: the weights of the model change in place. */
export class Adam {
  readonly #options: AdamOptions;
  readonly #means: readonly Float32Array[];
  readonly #squares: readonly Float32Array[];
  #step = 0;

  constructor(model: TrainedModel, options: AdamOptions) {
    this.#options = options;
    this.#means = flatten(model.layers).map((values) => new Float32Array(values.length));
    this.#squares = flatten(model.layers).map((values) => new Float32Array(values.length));
  }

  /** Steps taken. */
  get step(): number {
    return this.#step;
  }

  /** What a checkpoint keeps, to be written or read into. */
  get state(): readonly Float32Array[] {
    return [...this.#means, ...this.#squares];
  }

  resumeAt(step: number): void {
    this.#step = step;
  }

  /** @returns the length of the gradients before they were shortened */
  apply(model: TrainedModel, gradients: readonly LayerWeights[]): number {
    const slopes = flatten(gradients);
    const length = Math.sqrt(
      slopes.reduce((sum, part) => part.reduce((inner, g) => inner + g * g, sum), 0),
    );
    const scale = length > this.#options.clip ? this.#options.clip / length : 1;
    const rate = this.#options.rate(this.#step);
    this.#step++;
    const size =
      (rate * Math.sqrt(1 - SECOND_DECAY ** this.#step)) / (1 - FIRST_DECAY ** this.#step);
    for (const [at, values] of flatten(model.layers).entries())
      update(values, slopes[at]!, this.#means[at]!, this.#squares[at]!, scale, size);
    return length;
  }
}

function update(
  values: Float32Array,
  slopes: Float32Array,
  means: Float32Array,
  squares: Float32Array,
  scale: number,
  size: number,
): void {
  for (let n = 0; n < values.length; n++) {
    const slope = slopes[n]! * scale;
    const mean = (means[n] = FIRST_DECAY * means[n]! + (1 - FIRST_DECAY) * slope);
    const square = (squares[n] =
      SECOND_DECAY * squares[n]! + (1 - SECOND_DECAY) * slope * slope);
    values[n]! -= (size * mean) / (Math.sqrt(square) + EPSILON);
  }
}
