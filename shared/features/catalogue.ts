import type { FeatureInfo } from "../contract/decisions";
import { featureByName, featureGroup, FEATURES } from "./declarations/features";
import { missingNeeds } from "./needs";
import { explainEn } from "./texts/en";
import { explainFr } from "./texts/fr";
import type { AsOfSource, FeatureDeclaration, FeatureNeed, WindowFeature } from "./types";

/** What the user would have to add: columns by their names, tables by theirs. */
const NAME_OF_NEED: Readonly<Record<FeatureNeed, string>> = {
  customer: "customer_id",
  session: "session_id",
  ip: "ip",
  product: "product_id",
  category: "category",
  eventType: "event_type",
  payment: "payment_id",
  device: "device_id",
  bin: "card_bin",
  card: "card_hash",
  merchant: "merchant_id",
  merchantCategory: "merchant_category",
  country: "country",
  method: "method",
  channel: "channel",
  currency: "currency",
  label: "is_fraud",
  result: "result",
  coordinates: "lat, lon",
  sca: "sca",
  events: "events",
  sessions: "sessions",
  customers: "customers",
  products: "products",
  idCards: "id_links",
};

/** Every feature as it is shown, group after group, with what the dataset lacks for it. */
export const catalogue = (source: AsOfSource, labelDelayDays: number): readonly FeatureInfo[] =>
  FEATURES.map((feature) => {
    const window = feature.kind === "window" ? feature : null;
    const over = window ?? windowOfInputs(feature);
    return {
      name: feature.name,
      group: featureGroup(feature.name)!,
      type: feature.type,
      unit: feature.unit,
      key: over?.over.by ?? null,
      window: over?.window ?? null,
      aggregate: window === null ? null : aggregateText(window),
      filter: window?.filter ?? null,
      includesCurrent: feature.includesCurrent,
      labelDelayDays: feature.delay === null ? null : labelDelayDays,
      explains: { en: explainEn(feature), fr: explainFr(feature) },
      missing: missingNeeds(feature, source.has, featureByName).map((need) => NAME_OF_NEED[need]),
    };
  });

/** The window that everything a feature is computed from is taken over; null where there is no one such. */
function windowOfInputs(feature: FeatureDeclaration): WindowFeature | null {
  if (feature.kind === "window" || feature.slots.length > 0) return null;
  const inputs = feature.inputs.map(featureByName);
  const [first] = inputs;
  if (first?.kind !== "window") return null;
  const isAlike = (input: FeatureDeclaration | null | undefined): boolean =>
    input?.kind === "window" &&
    input.over.scope === first.over.scope &&
    input.over.by === first.over.by &&
    input.window === first.window;
  return inputs.every(isAlike) ? first : null;
}

const aggregateText = ({ aggregate, of }: WindowFeature): string =>
  of === null ? aggregate : `${aggregate} ${of}`;
