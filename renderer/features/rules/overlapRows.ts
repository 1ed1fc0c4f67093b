import type { RuleEffectFigures, WhatIfAnswer } from "#shared/contract/decisions";
import type { Rule } from "#shared/contract/rules";

/** How one rule overlaps with the others. */
export interface OverlapRow {
  readonly rule: Rule;
  readonly figures: RuleEffectFigures;
  /** The rule that hits most of the same payments, null where none does. */
  readonly nearest: { readonly rule: Rule; readonly both: number } | null;
  /** It could be retired: switched off, no fraud would be missed that is caught now. */
  readonly retirable: boolean;
}

/** The rules that hit anything, in the order of the set; the answer may be of a set with other rules. */
export function overlapRows(
  rules: readonly Rule[],
  { rules: figures, overlap }: WhatIfAnswer,
): readonly OverlapRow[] {
  const ruleById = new Map(rules.map((rule) => [rule.id, rule]));
  return figures.flatMap((own, at) => {
    const rule = ruleById.get(own.ruleId);
    if (rule === undefined || rule.state === "off" || own.hits === 0) return [];
    const both = overlap?.[at] ?? [];
    let nearest: OverlapRow["nearest"] = null;
    for (const [place, other] of figures.entries()) {
      const shared = place === at ? 0 : (both[place] ?? 0);
      const otherRule = ruleById.get(other.ruleId);
      if (otherRule !== undefined && shared > (nearest?.both ?? 0))
        nearest = { rule: otherRule, both: shared };
    }
    const retirable =
      rule.state === "active" && "points" in rule.effect && own.lostIfOff.caught === 0;
    return [{ rule, figures: own, nearest, retirable }];
  });
}
