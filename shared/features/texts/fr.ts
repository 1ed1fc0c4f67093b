import type { KeyKind } from "../../log/kinds";
import { featureByName } from "../declarations/features";
import type { DerivedFeature, FeatureDeclaration, WindowFeature, WindowName } from "../types";
import { DERIVED_FR } from "./derivedFr";

const WITH_KEY: Readonly<Record<KeyKind | "all", string>> = {
  customer: "du même client",
  card: "avec la même carte",
  device: "via le même appareil",
  ip: "via la même adresse IP",
  bin: "avec le même BIN de carte",
  merchant: "chez le même marchand",
  category: "dans la même catégorie de marchands",
  session: "de la même session",
  product: "pour le même produit",
  eventType: "du même type",
  payment: "du même paiement",
  all: "de tous les clients",
};

const DIFFERENT: Readonly<Record<KeyKind, string>> = {
  customer: "clients différents",
  card: "cartes différentes",
  device: "appareils différents",
  ip: "adresses IP différentes",
  bin: "BIN de carte différents",
  merchant: "marchands différents",
  category: "catégories différentes, de produits ou de marchands,",
  session: "sessions différentes",
  product: "produits différents",
  eventType: "types d’événement différents",
  payment: "paiements différents",
};

interface Span {
  /** "dans la dernière minute" */
  readonly last: string;
  /** "la minute", with its article. */
  readonly span: string;
  readonly plural: boolean;
}

const SPAN: Readonly<Record<Exclude<WindowName, "ever">, Span>> = {
  "1m": { last: "la dernière minute", span: "la minute", plural: false },
  "5m": { last: "les 5 dernières minutes", span: "les 5 minutes", plural: true },
  "1h": { last: "la dernière heure", span: "l’heure", plural: false },
  "1d": { last: "les dernières 24 heures", span: "les 24 heures", plural: true },
  "7d": { last: "les 7 derniers jours", span: "les 7 jours", plural: true },
  "30d": { last: "les 30 derniers jours", span: "les 30 jours", plural: true },
};

const FILTERED: Readonly<Record<string, string>> = {
  failed: "paiements échoués",
  success: "paiements réussis",
  fraud: "paiements frauduleux",
  legitimate: "paiements légitimes",
  page_views: "pages vues",
  product_views: "consultations de produits",
  searches: "recherches",
  cart_adds: "ajouts au panier",
  cart_removals: "retraits du panier",
  cart_views: "affichages du panier",
  checkouts: "passages en caisse",
  payment_methods: "saisies d’un moyen de paiement",
};

function timePhrase({ window, delay, includesCurrent }: WindowFeature): string {
  if (window === "ever") {
    if (delay !== null) return "jusqu’à un délai d’étiquetage avant ce paiement";
    return includesCurrent ? "jusqu’ici, ce paiement compris" : "avant ce paiement";
  }
  const { last, span, plural } = SPAN[window];
  if (delay !== null) {
    const ends = plural ? "s’achèvent" : "s’achève";
    return `dans ${span} qui ${ends} un délai d’étiquetage avant ce paiement`;
  }
  if (includesCurrent) return `dans ${last}, ce paiement compris`;
  return `dans ${span} qui ${plural ? "précèdent" : "précède"} ce paiement`;
}

/** What the window has, without an article: it is "les" or "des" by what is done with it. */
function whatPhrase({ over, filter }: WindowFeature): string {
  const all = over.scope === "records" ? "enregistrements" : "paiements";
  return `${filter === null ? all : FILTERED[filter]!} ${WITH_KEY[over.by]}`;
}

/** What a time is counted from; masculine, as its article. */
const previousOf = ({ filter }: WindowFeature): string =>
  filter === "checkouts" ? "passage en caisse" : "paiement";

function windowSentence(feature: WindowFeature): string {
  const rest = `${whatPhrase(feature)} ${timePhrase(feature)}.`;
  switch (feature.aggregate) {
    case "count":
      return `Compte les ${rest}`;
    case "sum":
      return `Additionne les montants des ${rest}`;
    case "mean":
      return `Donne la moyenne des montants des ${rest}`;
    case "std":
      return `Donne l’écart type des montants des ${rest}`;
    case "min":
      return `Donne le plus petit montant parmi les ${rest}`;
    case "max":
      return `Donne le plus grand montant parmi les ${rest}`;
    case "distinct":
      return `Compte les ${DIFFERENT[feature.of!]} parmi les ${rest}`;
    case "seconds_since_last":
      return `Donne le nombre de secondes entre le précédent ${previousOf(feature)} ${WITH_KEY[feature.over.by]} et ce paiement.`;
    case "rate":
      return `Donne la cadence horaire des ${rest}`;
  }
}

/** A share is of the labels that its first input counts the frauds of. */
function shareSentence({ inputs }: DerivedFeature): string {
  const frauds = featureByName(inputs[0]!);
  if (frauds?.kind !== "window") throw new TypeError(`No words for the share of ${inputs[0]}`);
  return `Donne la part de fraude parmi les paiements ${WITH_KEY[frauds.over.by]} qui ont une étiquette, ${timePhrase(frauds)}.`;
}

/** One sentence that says what a feature is. */
export function explainFr(feature: FeatureDeclaration): string {
  if (feature.kind === "window") return windowSentence(feature);
  return feature.unit === "share" ? shareSentence(feature) : DERIVED_FR[feature.name]!;
}
