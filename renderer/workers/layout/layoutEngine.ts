import type {
  LayoutApi,
  LayoutPlaces,
  LayoutProgress,
  LayoutRequest,
} from "#shared/contract/layout";
import { ok, type Result } from "#shared/domain/result";
import {
  layOut,
  mayNeedForces,
  type ForcesQuality,
  type QualityForces,
} from "#shared/graph/layout/layOut";
import type { CoreGraph, CorePlaces } from "#shared/graph/layout/radialTree";

/** Places a connected graph; the same graph, quality and seed always the same way. */
export type SeededForces = (core: CoreGraph, quality: ForcesQuality, seed: number) => CorePlaces;

/**
 * What the layout worker does. It works a request off without a break: who no longer wants its answer stops the worker,
 * which `createLayoutClient` does.
 */
export class LayoutEngine implements Pick<LayoutApi, "run"> {
  readonly #load: () => Promise<SeededForces>;

  /** @param load fetches the forces, which are large, for the first request that may need them */
  constructor(load: () => Promise<SeededForces>) {
    this.#load = load;
  }

  async run(
    request: LayoutRequest,
    onProgress: (progress: LayoutProgress) => void,
  ): Promise<Result<LayoutPlaces>> {
    const loaded = mayNeedForces(request) ? await this.#load() : null;
    const forces = loaded === null ? null : eachShapeOnce(loaded, request.seed);
    return ok(layOut(request, forces, onProgress));
  }
}

/** Datasets hold many small components of the same shape: households, say. */
function eachShapeOnce(forces: SeededForces, seed: number): QualityForces {
  const known = new Map<string, CorePlaces>();
  return (core, quality) => {
    const shape = `${quality} ${core.radius.join(" ")} ${core.neighbours.join(";")}`;
    const places = known.get(shape) ?? forces(core, quality, seed);
    known.set(shape, places);
    return places;
  };
}
