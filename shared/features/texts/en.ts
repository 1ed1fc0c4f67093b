import type { KeyKind } from "../../log/kinds";
import { featureByName } from "../declarations/features";
import type { DerivedFeature, FeatureDeclaration, WindowFeature, WindowName } from "../types";
import { DERIVED_EN } from "./derivedEn";

const WITH_KEY: Readonly<Record<KeyKind | "all", string>> = {
  customer: "by the same customer",
  card: "with the same card",
  device: "from the same device",
  ip: "from the same IP address",
  bin: "with the same card BIN",
  merchant: "at the same merchant",
  category: "in the same merchant category",
  session: "in the same session",
  product: "for the same product",
  eventType: "of the same type",
  payment: "of the same payment",
  all: "by all customers",
};

const DIFFERENT: Readonly<Record<KeyKind, string>> = {
  customer: "customers",
  card: "cards",
  device: "devices",
  ip: "IP addresses",
  bin: "card BINs",
  merchant: "merchants",
  category: "product or merchant categories",
  session: "sessions",
  product: "products",
  eventType: "types of event",
  payment: "payments",
};

const SPAN: Readonly<Record<Exclude<WindowName, "ever">, string>> = {
  "1m": "minute",
  "5m": "5 minutes",
  "1h": "hour",
  "1d": "24 hours",
  "7d": "7 days",
  "30d": "30 days",
};

const FILTERED: Readonly<Record<string, string>> = {
  failed: "failed payments",
  success: "successful payments",
  fraud: "fraudulent payments",
  legitimate: "legitimate payments",
  page_views: "page views",
  product_views: "product views",
  searches: "searches",
  cart_adds: "additions to the cart",
  cart_removals: "removals from the cart",
  cart_views: "views of the cart",
  checkouts: "starts of a checkout",
  payment_methods: "entries of a means of payment",
};

function timePhrase({ window, delay, includesCurrent }: WindowFeature): string {
  if (delay !== null)
    return window === "ever"
      ? "up to one label delay before this payment"
      : `in the ${SPAN[window]} that end one label delay before this payment`;
  if (includesCurrent)
    return window === "ever"
      ? "so far, this payment included"
      : `in the last ${SPAN[window]}, this payment included`;
  return window === "ever" ? "before this payment" : `in the ${SPAN[window]} before this payment`;
}

function whatPhrase({ over, filter }: WindowFeature): string {
  const all = over.scope === "records" ? "records" : "payments";
  return `the ${filter === null ? all : FILTERED[filter]!} ${WITH_KEY[over.by]}`;
}

/** What a time is counted from. */
const previousOf = ({ filter }: WindowFeature): string =>
  filter === "checkouts" ? "start of a checkout" : "payment";

function windowSentence(feature: WindowFeature): string {
  const rest = `${whatPhrase(feature)} ${timePhrase(feature)}.`;
  switch (feature.aggregate) {
    case "count":
      return `Counts ${rest}`;
    case "sum":
      return `Adds up the amounts of ${rest}`;
    case "mean":
      return `Averages the amounts of ${rest}`;
    case "std":
      return `Gives the standard deviation of the amounts of ${rest}`;
    case "min":
      return `Gives the smallest amount among ${rest}`;
    case "max":
      return `Gives the largest amount among ${rest}`;
    case "distinct":
      return `Counts the different ${DIFFERENT[feature.of!]} among ${rest}`;
    case "seconds_since_last":
      return `Gives the seconds between the previous ${previousOf(feature)} ${WITH_KEY[feature.over.by]} and this payment.`;
    case "rate":
      return `Gives the hourly rate of ${rest}`;
  }
}

/** A share is of the labels that its first input counts the frauds of. */
function shareSentence({ inputs }: DerivedFeature): string {
  const frauds = featureByName(inputs[0]!);
  if (frauds?.kind !== "window") throw new TypeError(`No words for the share of ${inputs[0]}`);
  return `Gives the share of fraud among the labelled payments ${WITH_KEY[frauds.over.by]} ${timePhrase(frauds)}.`;
}

/** One sentence that says what a feature is. */
export function explainEn(feature: FeatureDeclaration): string {
  if (feature.kind === "window") return windowSentence(feature);
  return feature.unit === "share" ? shareSentence(feature) : DERIVED_EN[feature.name]!;
}
