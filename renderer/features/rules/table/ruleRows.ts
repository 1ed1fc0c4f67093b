import type { RuleEffectFigures, WhatIfAnswer } from "#shared/contract/decisions";
import { OUTCOMES, RULE_STATES, type Rule } from "#shared/contract/rules";

/** A rule with what it does to the dataset; figures are null until they are known. */
export interface RuleRow {
  readonly rule: Rule;
  readonly figures: RuleEffectFigures | null;
  readonly saved: RuleEffectFigures | null;
  /** Problems that forbid to save it. */
  readonly problems: number;
}

export const SORTS = ["name", "state", "effect", "hits", "precision", "share", "only"] as const;
export type RuleSort = (typeof SORTS)[number];

/** Above this share of the legitimate payments a rule is marked (SPEC §6). */
export const NOISY_SHARE = 0.05;

export function ruleRows(
  rules: readonly Rule[],
  working: WhatIfAnswer | null,
  saved: WhatIfAnswer | null,
  problemsOf: (id: string) => number,
): readonly RuleRow[] {
  const byId = (answer: WhatIfAnswer | null) =>
    new Map(answer?.rules.map((figures) => [figures.ruleId, figures]));
  const now = byId(working);
  const before = byId(saved);
  return rules.map((rule) => ({
    rule,
    figures: now.get(rule.id) ?? null,
    saved: before.get(rule.id) ?? null,
    problems: problemsOf(rule.id),
  }));
}

/**
 * The ids in order, as of the click that asked for it: while figures move, no row does.
 * What has no figure comes last either way.
 */
export function sortedIds(
  rows: readonly RuleRow[],
  sort: RuleSort,
  descending: boolean,
  nameOf: (rule: Rule) => string,
): readonly string[] {
  const names = new Intl.Collator(undefined, { numeric: true });
  const compare = (a: RuleRow, b: RuleRow): number => {
    if (sort === "name") return names.compare(nameOf(a.rule), nameOf(b.rule));
    const [x, y] = [sortValue(a, sort), sortValue(b, sort)];
    if (x === null || y === null) return (x === null ? 1 : 0) - (y === null ? 1 : 0);
    return descending ? y - x : x - y;
  };
  const sorted = rows.toSorted(compare);
  if (sort === "name" && descending) sorted.reverse();
  return sorted.map(({ rule }) => rule.id);
}

function sortValue({ rule, figures }: RuleRow, sort: Exclude<RuleSort, "name">): number | null {
  switch (sort) {
    case "state":
      return RULE_STATES.length - RULE_STATES.indexOf(rule.state);
    case "effect":
      // Overrides are stronger than any points.
      return "points" in rule.effect
        ? rule.effect.points
        : 1000 + OUTCOMES.indexOf(rule.effect.outcome);
    case "hits":
      return figures?.hits ?? null;
    case "precision":
      return figures?.precision ?? null;
    case "share":
      return figures?.falsePositiveRate ?? null;
    case "only":
      return figures?.onlyFrauds ?? null;
  }
}

/** The rows in a remembered order; new ones come last. */
export function inOrder(
  rows: readonly RuleRow[],
  order: readonly string[] | null,
): readonly RuleRow[] {
  if (order === null) return rows;
  const places = new Map(order.map((id, at) => [id, at]));
  const placeOf = ({ rule }: RuleRow): number => places.get(rule.id) ?? Infinity;
  return rows.toSorted((a, b) => (placeOf(a) === placeOf(b) ? 0 : placeOf(a) - placeOf(b)));
}
