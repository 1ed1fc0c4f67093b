import { EMPTY_SCENE, type Scene } from "#shared/contract/scene";

/** How many of the filters leave something out, or bring in what is not shown otherwise. */
export function filtersOn({ window, leastPayments, leastRisk, kinds }: Scene["filter"]): number {
  const plain = EMPTY_SCENE.filter.kinds;
  const sameKinds = kinds.length === plain.length && kinds.every((kind) => plain.includes(kind));
  return [window !== null, leastPayments > 1, leastRisk > 0, !sameKinds].filter(Boolean).length;
}
