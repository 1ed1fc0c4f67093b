import type { TFunction } from "i18next";
import type { FeatureInfo } from "#shared/contract/decisions";
import { WINDOWS, type WindowName } from "#shared/features/types";
import { KEY_KINDS, type KeyKind } from "#shared/log/kinds";

/** Names of declarations in the language on screen; one that has no word is shown as it is declared. */

const AGGREGATES = [
  "count",
  "sum",
  "mean",
  "std",
  "min",
  "max",
  "distinct",
  "seconds_since_last",
  "rate",
] as const;
type Aggregate = (typeof AGGREGATES)[number];

const FILTERS = [
  "failed",
  "success",
  "fraud",
  "legitimate",
  "events",
  "product_views",
  "cart_adds",
  "cart_removals",
  "searches",
  "checkouts",
  "payment_attempts",
] as const;
type Filter = (typeof FILTERS)[number];

const isWindow = (name: string): name is WindowName => Object.hasOwn(WINDOWS, name);
const isKey = (name: string): name is KeyKind => KEY_KINDS.some((known) => known === name);
const isAggregate = (name: string): name is Aggregate => AGGREGATES.some((known) => known === name);
const isFilter = (name: string): name is Filter => FILTERS.some((known) => known === name);

export const windowWord = (name: string, t: TFunction): string =>
  isWindow(name) ? t(`features.window.${name}`) : name;

export const keyWord = (name: string, t: TFunction): string =>
  name === "all" ? t("features.key.all") : isKey(name) ? t(`features.key.${name}`) : name;

/** `distinct customer` is an aggregate and the key it is taken of. */
export function aggregateWord(declared: string, t: TFunction): string {
  const [name = "", of] = declared.split(" ");
  const word = isAggregate(name) ? t(`features.aggregate.${name}`) : name;
  return of === undefined ? word : `${word} (${keyWord(of, t)})`;
}

export const filterWord = (name: string, t: TFunction): string =>
  isFilter(name) ? t(`features.filter.${name}`) : name;

/** How a feature is made, as pairs of name and word; what does not apply to it is left out. */
export function declarationOf(
  info: FeatureInfo,
  t: TFunction,
): readonly { readonly name: string; readonly word: string }[] {
  const { key, window, aggregate, filter, includesCurrent, labelDelayDays } = info;
  const pair = (name: string, word: string | null) => (word === null ? [] : [{ name, word }]);
  return [
    ...pair(t("features.declared.key"), key === null ? null : keyWord(key, t)),
    ...pair(t("features.declared.window"), window === null ? null : windowWord(window, t)),
    ...pair(
      t("features.declared.aggregate"),
      aggregate === null ? null : aggregateWord(aggregate, t),
    ),
    ...pair(t("features.declared.filter"), filter === null ? null : filterWord(filter, t)),
    ...pair(
      t("features.declared.current"),
      includesCurrent ? t("features.declared.counts") : t("features.declared.countsNot"),
    ),
    ...pair(
      t("features.declared.labels"),
      labelDelayDays === null
        ? t("features.declared.noLabels")
        : t("features.declared.labelDelay", { count: labelDelayDays, n: labelDelayDays }),
    ),
  ];
}

/** Whether a text contains another, case, accents and outer spaces aside. */
export const mentions = (text: string, wanted: string): boolean =>
  plain(text).includes(plain(wanted));

const plain = (text: string): string =>
  text
    .trim()
    .normalize("NFD")
    .replaceAll(/\p{Diacritic}/gu, "")
    .toLowerCase();
