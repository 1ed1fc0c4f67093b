import {
  Box,
  CreditCard,
  IpAddress,
  MobilePhone,
  Person,
  ShoppingCart,
  Time,
} from "@blueprintjs/icons";
import type { EntityKind } from "#shared/contract/browse";

const ICONS = {
  customer: Person,
  payment: CreditCard,
  order: ShoppingCart,
  session: Time,
  product: Box,
  device: MobilePhone,
  ip: IpAddress,
} as const satisfies Record<EntityKind, unknown>;

/** The sign of a kind of record; the name stands beside it. */
export function EntityIcon({ kind, size = 14 }: { kind: EntityKind; size?: number }) {
  const Icon = ICONS[kind];
  return <Icon className="entity-icon" size={size} title={false} />;
}
