import type { FeatureInfo, FeatureType } from "#shared/contract/decisions";
import type { Comparison, Condition, RuleValue } from "#shared/contract/rules";

/** The features a rule can be written with, by name. */
export type Catalogue = ReadonlyMap<string, FeatureInfo>;

export const catalogueOf = (features: readonly FeatureInfo[]): Catalogue =>
  new Map(features.map((feature) => [feature.name, feature]));

export type Leaf = Extract<Condition, { readonly feature: string }>;

/** How a feature can be asked: a comparison, one of several values, or whether it has a value at all. */
export type Operator = Comparison | "in" | "missing" | "known";

const OPERATORS: Readonly<Record<FeatureType, readonly Operator[]>> = {
  number: [">", ">=", "<", "<=", "=", "!=", "in", "missing", "known"],
  flag: ["=", "missing", "known"],
  text: ["=", "!=", "in", "missing", "known"],
};

export const operatorsFor = (type: FeatureType): readonly Operator[] => OPERATORS[type];

export function operatorOf(leaf: Leaf): Operator {
  if ("in" in leaf) return "in";
  if ("missing" in leaf) return leaf.missing ? "missing" : "known";
  return leaf.is;
}

/** The type to ask for: the feature's, or where it is not in the catalogue that of the value there is. */
export function typeOfLeaf(leaf: Leaf, catalogue: Catalogue): FeatureType {
  const known = catalogue.get(leaf.feature)?.type;
  if (known !== undefined) return known;
  const value = "value" in leaf ? leaf.value : "in" in leaf ? leaf.in[0] : undefined;
  if (typeof value === "boolean") return "flag";
  return typeof value === "string" ? "text" : "number";
}

const FIRST_VALUES: Readonly<Record<FeatureType, RuleValue>> = { number: 0, flag: true, text: "" };

/** The values a comparison has, kept where they fit another way of asking. */
function valuesOf(leaf: Leaf, type: FeatureType): readonly RuleValue[] {
  const own = "value" in leaf ? [leaf.value] : "in" in leaf ? leaf.in : [];
  const wanted = typeof FIRST_VALUES[type];
  const fitting = own.filter((value) => typeof value === wanted);
  return fitting.length > 0 ? fitting : [FIRST_VALUES[type]];
}

export function withOperator(leaf: Leaf, operator: Operator, type: FeatureType): Leaf {
  const { feature } = leaf;
  const values = valuesOf(leaf, type);
  if (operator === "in") return { feature, in: values };
  if (operator === "missing" || operator === "known")
    return { feature, missing: operator === "missing" };
  return { feature, is: operator, value: values[0] ?? FIRST_VALUES[type] };
}

/** Another feature, asked the same way where its type allows. */
export function withFeature(leaf: Leaf, { name, type }: FeatureInfo): Leaf {
  const named = { ...leaf, feature: name };
  const operator = operatorOf(leaf);
  const ways = operatorsFor(type);
  const first = type === "number" ? ">" : "=";
  return withOperator(named, ways.includes(operator) ? operator : first, type);
}

/** What a new line begins with. */
export function firstLeaf(catalogue: Catalogue): Leaf {
  const feature = catalogue.get("amount") ?? [...catalogue.values()][0];
  return feature === undefined
    ? { feature: "amount", is: ">", value: 100 }
    : withFeature({ feature: feature.name, is: ">", value: 100 }, feature);
}
