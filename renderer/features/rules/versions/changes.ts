import type { Rule, RuleSet } from "#shared/contract/rules";

export const PARTS = ["state", "effect", "when", "words", "tests", "code"] as const;

/** What differs between two rule sets: of the whole set, or of some of its rules (their codes). */
export type Change =
  | { readonly kind: "thresholds" | "capacity" | "labelDelay" | "calibration" }
  | {
      readonly kind: "added" | "deleted" | (typeof PARTS)[number];
      readonly codes: readonly string[];
    };

export function changesBetween(before: RuleSet, after: RuleSet): readonly Change[] {
  const formerById = new Map(before.rules.map((rule) => [rule.id, rule]));
  const ids = new Set(after.rules.map(({ id }) => id));
  const pairs = after.rules.flatMap((rule) => {
    const former = formerById.get(rule.id);
    return former === undefined ? [] : [{ rule, former }];
  });
  const changes: Change[] = [];
  const note = (kind: "added" | "deleted" | (typeof PARTS)[number], rules: readonly Rule[]) => {
    if (rules.length > 0) changes.push({ kind, codes: rules.map(({ code }) => code) });
  };
  note(
    "added",
    after.rules.filter(({ id }) => !formerById.has(id)),
  );
  note(
    "deleted",
    before.rules.filter(({ id }) => !ids.has(id)),
  );
  for (const part of PARTS)
    note(
      part,
      pairs.filter(({ rule, former }) => differs(rule[part], former[part])).map(({ rule }) => rule),
    );
  const whole = [
    ["thresholds", differs(before.thresholds, after.thresholds)],
    ["capacity", before.capacityPerDay !== after.capacityPerDay],
    ["labelDelay", before.labelDelayDays !== after.labelDelayDays],
    ["calibration", differs(before.calibration, after.calibration)],
  ] as const;
  for (const [kind, changed] of whole) if (changed) changes.push({ kind });
  return changes;
}

const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);
