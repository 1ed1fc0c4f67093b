import type { NodeKey } from "#shared/contract/graph";
import type { LayoutName, Scene } from "#shared/contract/scene";
import { groupKeyParts, isGroupKey, keyParts } from "#shared/graph/scene/keys";
import type { Sentence, SentenceValue } from "./history";

/** What the history says of what was done to the graph. */

const KINDS = {
  customer: { en: "customer", fr: "client" },
  device: { en: "device", fr: "appareil" },
  ip: { en: "IP", fr: "IP" },
  bin: { en: "BIN", fr: "BIN" },
  card: { en: "card", fr: "carte" },
  merchant: { en: "merchant", fr: "commerçant" },
  session: { en: "session", fr: "session" },
  payment: { en: "payment", fr: "paiement" },
} as const;

/** A node by kind and id, a group by its name. */
export function called(key: string): SentenceValue {
  if (isGroupKey(key)) {
    const { by, name } = groupKeyParts(key);
    if (name === "") return { en: "group without a country", fr: "groupe sans pays" };
    if (by === "country" || by === "device") return { en: `group ${name}`, fr: `groupe ${name}` };
    return { en: `group of ${name}`, fr: `groupe de ${name}` };
  }
  const { kind, id } = keyParts(key);
  return { en: `${KINDS[kind].en} ${id}`, fr: `${KINDS[kind].fr} ${id}` };
}

/** The only one by its name, several by their number. */
export function calledAll(keys: readonly string[]): SentenceValue {
  const [only, ...others] = keys;
  if (only !== undefined && others.length === 0) return called(only);
  return { en: `${keys.length} nodes`, fr: `${keys.length} nœuds` };
}

type About = "graphStarted" | "graphAdded" | "graphRemoved" | "graphHidden" | "graphPinned";
type AboutToo =
  "graphUnpinned" | "graphColoured" | "graphMoved" | "graphFollowed" | "graphUnfollowed";

export const saidOf = (key: About | AboutToo, keys: readonly string[]): Sentence => ({
  key,
  values: { rule: calledAll(keys) },
});

export const saidOfOne = (
  key: "graphCollapsed" | "graphGroupOpened" | "graphGroupClosed" | "graphNoted" | "graphSimilar",
  of: string,
): Sentence => ({ key, values: { rule: called(of) } });

export const expandedSaid = (key: NodeKey, shown: number, total: number): Sentence => ({
  key: "graphExpanded",
  values: { rule: called(key), number: shown, to: total },
});

export const pathsSaid = (from: NodeKey, to: NodeKey): Sentence => ({
  key: "graphPaths",
  values: { rule: called(from), to: called(to) },
});

const LAYOUT_WORDS: Readonly<Record<LayoutName, SentenceValue>> = {
  force: { en: "by forces", fr: "par forces" },
  concentric: { en: "in circles by risk", fr: "en cercles par risque" },
  time: { en: "by first time seen", fr: "par première apparition" },
  packed: { en: "component by component", fr: "composante par composante" },
};

export const laidOutSaid = (name: LayoutName): Sentence => ({
  key: "graphLaidOut",
  values: { to: LAYOUT_WORDS[name] },
});

const VIEW_WORDS: Readonly<Record<Scene["view"], SentenceValue>> = {
  entities: { en: "customers and what they use", fr: "clients et ce qu’ils utilisent" },
  customers: { en: "customers only", fr: "clients seuls" },
};

export const viewSaid = (view: Scene["view"]): Sentence => ({
  key: "graphView",
  values: { to: VIEW_WORDS[view] },
});

const GROUP_WORDS: Readonly<Record<NonNullable<Scene["group"]> | "none", SentenceValue>> = {
  community: { en: "by community", fr: "par communauté" },
  component: { en: "by component", fr: "par composante" },
  country: { en: "by country", fr: "par pays" },
  device: { en: "by device", fr: "par appareil" },
  none: { en: "none", fr: "aucun" },
};

export const groupSaid = (
  key: "graphGrouped" | "graphMapped",
  group: Scene["group"],
): Sentence => ({ key, values: { to: GROUP_WORDS[group ?? "none"] } });

export const plainSaid = (
  key: "graphShown" | "graphFiltered" | "graphPathsCleared" | "graphLocked" | "graphUnlocked",
): Sentence => ({ key, values: {} });
