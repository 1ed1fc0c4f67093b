import { ENTITY_KINDS, type EntityRef } from "#shared/contract/browse";
import type { NodeRef } from "#shared/contract/graph";

/** The record page of a node; null where its kind has none. */
export function entityOf({ kind, id }: NodeRef): EntityRef | null {
  const found = ENTITY_KINDS.find((one) => one === kind);
  return found === undefined ? null : { kind: found, id };
}
