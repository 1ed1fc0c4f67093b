import { isPaymentOnly, type EventLog } from "../log/eventLog";
import { KEY_KINDS, PAYMENT_FACTS, type KeyKind, type PaymentFact } from "../log/kinds";
import { recordFilter } from "./recordFilters";
import type { FeatureDeclaration, FeatureNeed, References, WindowFeature } from "./types";

const isKey = (need: FeatureNeed): need is KeyKind =>
  (KEY_KINDS as readonly FeatureNeed[]).includes(need);
const isFact = (need: FeatureNeed): need is PaymentFact =>
  (PAYMENT_FACTS as readonly FeatureNeed[]).includes(need);

/** Whether a log, and what is known besides, has a column at all, whatever its records say. */
export function answersNeed(log: EventLog, references: References, need: FeatureNeed): boolean {
  if (isKey(need)) return (isPaymentOnly(need) ? log.payments.keys[need] : log.keys[need]) !== null;
  if (isFact(need)) return log.payments.facts[need] !== null;
  switch (need) {
    case "label":
    case "result":
      return log.present[need];
    case "coordinates":
      return log.payments.latitude !== null && log.payments.longitude !== null;
    case "sca":
      return log.payments.sca !== null;
    case "events":
      return log.present.kinds.event;
    case "sessions":
      return log.present.kinds.session;
    case "merchantCategory":
      return log.present.paymentCategory;
    case "customers":
    case "products":
    case "idCards":
      return references.has[need];
  }
}

const NEED_OF_FILTER: Readonly<Record<string, FeatureNeed>> = {
  failed: "result",
  success: "result",
  fraud: "label",
  legitimate: "label",
};

function needOfFilter({ over, filter }: WindowFeature): FeatureNeed | undefined {
  if (filter === null) return undefined;
  if (over.scope === "payments") return NEED_OF_FILTER[filter];
  return recordFilter(filter).where.field === "eventType" ? "eventType" : "events";
}

function needsOfWindow(feature: WindowFeature): readonly FeatureNeed[] {
  const needs: FeatureNeed[] = [];
  const { over, of } = feature;
  for (const key of [over.by, of])
    if (key !== null && key !== "all")
      needs.push(key === "category" && over.scope === "payments" ? "merchantCategory" : key);
  const need = needOfFilter(feature);
  if (need !== undefined) needs.push(need);
  return needs;
}

/** What a log lacks for a feature and for those it is computed from; empty where it can be answered. */
export function missingNeeds(
  feature: FeatureDeclaration,
  has: (need: FeatureNeed) => boolean,
  byName: (name: string) => FeatureDeclaration | null,
): readonly FeatureNeed[] {
  const lacks = (need: FeatureNeed): boolean => !has(need);
  if (feature.kind === "window") return needsOfWindow(feature).filter(lacks);
  const { needs, needsOneOf = [], inputs } = feature;
  const missing = new Set(needs.filter(lacks));
  if (needsOneOf.every(lacks)) for (const need of needsOneOf) missing.add(need);
  for (const name of inputs) {
    const input = byName(name);
    if (input !== null) for (const need of missingNeeds(input, has, byName)) missing.add(need);
  }
  return [...missing];
}
