import { FEATURE_GROUPS, type FeatureGroup, type FeatureType } from "../../contract/decisions";
import type { FeatureDeclaration } from "../types";
import { AMOUNT_FEATURES } from "./amount";
import { HISTORY_FEATURES } from "./history";
import { IDENTITY_FEATURES } from "./identity";
import { PAYMENT_FEATURES } from "./payment";
import { PLACE_FEATURES } from "./place";
import { RISK_FEATURES } from "./risk";
import { SESSION_FEATURES } from "./session";
import { SHARING_FEATURES } from "./sharing";
import { VELOCITY_FEATURES } from "./velocity";

const BY_GROUP: Readonly<Record<FeatureGroup, readonly FeatureDeclaration[]>> = {
  payment: PAYMENT_FEATURES,
  velocity: VELOCITY_FEATURES,
  amount: AMOUNT_FEATURES,
  history: HISTORY_FEATURES,
  session: SESSION_FEATURES,
  place: PLACE_FEATURES,
  sharing: SHARING_FEATURES,
  risk: RISK_FEATURES,
  identity: IDENTITY_FEATURES,
};

/** Every feature there is (SPEC §5), group after group; the order never depends on a dataset. */
export const FEATURES: readonly FeatureDeclaration[] = FEATURE_GROUPS.flatMap(
  (group) => BY_GROUP[group],
);

const BY_NAME: ReadonlyMap<string, FeatureDeclaration> = new Map(
  FEATURES.map((feature) => [feature.name, feature]),
);

const GROUP_OF: ReadonlyMap<string, FeatureGroup> = new Map(
  FEATURE_GROUPS.flatMap((group) => BY_GROUP[group].map(({ name }) => [name, group] as const)),
);

/** Null for a name that no feature has. */
export const featureByName = (name: string): FeatureDeclaration | null => BY_NAME.get(name) ?? null;

/** Null for a name that no feature has. */
export const featureType = (name: string): FeatureType | null => BY_NAME.get(name)?.type ?? null;

/** Null for a name that no feature has. */
export const featureGroup = (name: string): FeatureGroup | null => GROUP_OF.get(name) ?? null;
