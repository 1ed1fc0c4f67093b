import type { EntityRef } from "#shared/contract/browse";
import type { AlertKey } from "#shared/contract/casework";

/** The id of whom or what the alert is about. */
export const nameOf = ({ key }: { readonly key: AlertKey }): string =>
  key.slice(key.indexOf(":") + 1);

/** The page of whom or what it is about; null where the dataset has none. */
export function entityOf(key: AlertKey): EntityRef | null {
  const kind = key.slice(0, key.indexOf(":"));
  return kind === "customer" || kind === "payment" ? { kind, id: nameOf({ key }) } : null;
}
