import type { Outcome, Rule, RuleSet, RuleState, SavedRuleSet } from "#shared/contract/rules";
import type { DeedKey, Sentence, SentenceValue } from "./history";

/** A change of the working rule set, as a value: what comes of it, and what is said of it. */
export interface RuleSetEdit {
  readonly change: (ruleSet: RuleSet) => RuleSet;
  readonly sentence: Sentence;
  /** See `UndoableCommand`. */
  readonly control: string | null;
}

export const sameRuleSet = (a: RuleSet | Rule, b: RuleSet | Rule): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);

export const ruleOf = (ruleSet: RuleSet, id: string): Rule | null =>
  ruleSet.rules.find((rule) => rule.id === id) ?? null;

/** Code and name, as rules are called in sentences. */
export const calledAs = ({ code, words }: Rule): SentenceValue => ({
  en: `${code} ${words.en.name}`,
  fr: `${code} ${words.fr.name}`,
});

const whole = (key: DeedKey, values: Sentence["values"], ruleSet: RuleSet): RuleSetEdit => ({
  change: () => ruleSet,
  sentence: { key, values },
  control: null,
});

/** The challenge threshold never passes the block threshold: it is taken along. */
export const setChallenge = (challenge: number): RuleSetEdit => ({
  change: (ruleSet) => ({
    ...ruleSet,
    thresholds: { challenge, block: Math.max(challenge, ruleSet.thresholds.block) },
  }),
  sentence: { key: "challengeThreshold", values: { to: challenge } },
  control: "challenge",
});

export const setBlock = (block: number): RuleSetEdit => ({
  change: (ruleSet) => ({
    ...ruleSet,
    thresholds: { challenge: Math.min(block, ruleSet.thresholds.challenge), block },
  }),
  sentence: { key: "blockThreshold", values: { to: block } },
  control: "block",
});

export const setCapacity = (capacityPerDay: number): RuleSetEdit => ({
  change: (ruleSet) => ({ ...ruleSet, capacityPerDay }),
  sentence: { key: "capacity", values: { to: capacityPerDay } },
  control: "capacity",
});

export const setLabelDelay = (labelDelayDays: number): RuleSetEdit => ({
  change: (ruleSet) => ({ ...ruleSet, labelDelayDays }),
  sentence: { key: "labelDelay", values: { to: labelDelayDays } },
  control: "labelDelay",
});

function changeRule(
  rule: Rule,
  change: Partial<Rule>,
  key: DeedKey,
  values: Sentence["values"],
  control: string | null,
): RuleSetEdit {
  return {
    change: (ruleSet) => ({
      ...ruleSet,
      rules: ruleSet.rules.map((own) => (own.id === rule.id ? { ...own, ...change } : own)),
    }),
    sentence: { key, values: { rule: calledAs(rule), ...values } },
    control: control === null ? null : `${control} ${rule.id}`,
  };
}

export const setState = (rule: Rule, state: RuleState): RuleSetEdit =>
  changeRule(rule, { state }, "ruleState", { to: { word: state } }, null);

export const setPoints = (rule: Rule, points: number): RuleSetEdit =>
  changeRule(rule, { effect: { points } }, "rulePoints", { to: points }, "points");

export const setOutcome = (rule: Rule, outcome: Outcome): RuleSetEdit =>
  changeRule(rule, { effect: { outcome } }, "ruleOutcome", { to: { word: outcome } }, null);

export const setCondition = (rule: Rule, when: Rule["when"]): RuleSetEdit =>
  changeRule(rule, { when }, "ruleCondition", {}, "condition");

export const setWords = (rule: Rule, words: Rule["words"], control: string): RuleSetEdit =>
  changeRule(rule, { words }, "ruleWords", {}, control);

export const setCode = (rule: Rule, code: string): RuleSetEdit =>
  changeRule(rule, { code }, "ruleCode", { to: code }, "code");

/** For a rule that is not saved yet: what is saved is known by its id. */
export const setId = (rule: Rule, id: string): RuleSetEdit =>
  changeRule(rule, { id }, "ruleId", { to: id }, null);

/** The other rule that has a name as its id or alias; null where the name is free. */
export function ownerOf({ rules }: RuleSet, name: string, rule: Rule): Rule | null {
  const has = ({ id, aliases }: Rule): boolean => id === name || aliases.includes(name);
  return rules.find((other) => other.id !== rule.id && has(other)) ?? null;
}

export const setTests = (rule: Rule, tests: Rule["tests"], control: string | null): RuleSetEdit =>
  changeRule(rule, { tests }, "ruleTests", {}, control);

/** A rule as it is in another set, e.g. as it was saved. */
export const restoreRule = (rule: Rule, from: Rule): RuleSetEdit =>
  changeRule(rule, from, "ruleRestored", {}, null);

/** An id and a code that no rule of the set has, beginning as wanted. */
export function freeNames({ rules }: RuleSet, stem: string): { id: string; code: string } {
  const ids = new Set(rules.map(({ id }) => id));
  const codes = new Set(rules.map(({ code }) => code));
  const short = stem.slice(0, 58);
  let id = stem;
  for (let n = 2; ids.has(id); n++) id = `${short}_${n}`;
  let number = rules.length + 1;
  const codeOf = (): string => `R${String(number).padStart(2, "0")}`;
  while (codes.has(codeOf())) number += 1;
  return { id, code: codeOf() };
}

/** A rule that hits nothing until it is written, in shadow so that it changes no decision. */
export function newRule(ruleSet: RuleSet): Rule {
  return {
    ...freeNames(ruleSet, "new_rule"),
    aliases: [],
    version: 1,
    state: "shadow",
    when: { any: [] },
    effect: { points: 10 },
    words: {
      en: { name: "New rule", reason: "The new rule hits" },
      fr: { name: "Nouvelle règle", reason: "La nouvelle règle se déclenche" },
    },
    tests: [],
  };
}

/** The same condition under another name; names that datasets give stay with the first. */
export function copyOf(ruleSet: RuleSet, rule: Rule): Rule {
  const { en, fr } = rule.words;
  return {
    ...rule,
    ...freeNames(ruleSet, rule.id),
    aliases: [],
    version: 1,
    state: "shadow",
    words: {
      en: { ...en, name: `${en.name} (copy)`.slice(0, 400) },
      fr: { ...fr, name: `${fr.name} (copie)`.slice(0, 400) },
    },
  };
}

/** Puts a rule after another, or at the end (null). */
export const addRule = (rule: Rule, after: Rule | null): RuleSetEdit => ({
  change: (ruleSet) => {
    const at = ruleSet.rules.findIndex(({ id }) => id === after?.id);
    return { ...ruleSet, rules: ruleSet.rules.toSpliced(at < 0 ? Infinity : at + 1, 0, rule) };
  },
  sentence: {
    key: after === null ? "ruleAdded" : "ruleDuplicated",
    values: { rule: calledAs(after ?? rule) },
  },
  control: null,
});

export const deleteRule = (rule: Rule): RuleSetEdit => ({
  change: (ruleSet) => ({
    ...ruleSet,
    rules: ruleSet.rules.filter(({ id }) => id !== rule.id),
  }),
  sentence: { key: "ruleDeleted", values: { rule: calledAs(rule) } },
  control: null,
});

export const restoreVersion = ({ number, ruleSet }: SavedRuleSet): RuleSetEdit =>
  number === 0
    ? whole("shippedRestored", {}, ruleSet)
    : whole("versionRestored", { number }, ruleSet);

export const discardChanges = ({ ruleSet }: SavedRuleSet): RuleSetEdit =>
  whole("changesDiscarded", {}, ruleSet);

export const importRules = (file: string, ruleSet: RuleSet): RuleSetEdit =>
  whole("rulesImported", { file }, ruleSet);
