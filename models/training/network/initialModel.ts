import type { Random } from "#generator/random";
import type { TrainedModel } from "#shared/identity/network/modelFile";
import type { Topology } from "#shared/identity/network/topology";
import { layerShapes, sizeOf } from "#shared/identity/network/topology";

/** Random weights of the size that keeps the variance of what passes (He et al. 2015); biases are zero. */
export function initialModel(topology: Topology, random: Random): TrainedModel {
  const layers = layerShapes(topology).map(({ kernel, bias }, at) => {
    const draw = random.child("layer", at);
    const gain = topology.layers[at]!.activation === "linear" ? 1 : 2;
    const fanIn = sizeOf(kernel.slice(0, -1));
    const deviation = Math.sqrt(gain / fanIn);
    return {
      kernel: Float32Array.from({ length: sizeOf(kernel) }, () => draw.normal(0, deviation)),
      bias: new Float32Array(bias[0]),
    };
  });
  return { topology, layers };
}
