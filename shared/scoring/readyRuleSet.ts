import type { RuleSet } from "../contract/rules";
import { toFeatureValue } from "../features/featureValue";
import {
  compileCondition,
  type FeatureColumn,
  type FeatureColumns,
} from "../rules/compileCondition";
import { featuresOfRule } from "../rules/reasons";
import type { ReadyRuleSet } from "./decide";
import type { FeatureSupply } from "./featureCache";

/** Features that the rules of a rule set name in conditions and reasons, off ones left out; each once, in the order they come. */
export const featuresOfRules = ({ rules }: Pick<RuleSet, "rules">): readonly string[] => [
  ...new Set(rules.filter(({ state }) => state !== "off").flatMap(featuresOfRule)),
];

/** Where the declared ones of some features stand in a row that has them in this order. */
export function columnsOf(
  names: readonly string[],
  supply: Pick<FeatureSupply, "typeOf" | "dictionaryOf">,
): FeatureColumns {
  return new Map(
    names.flatMap((name, place): [string, FeatureColumn][] => {
      const type = supply.typeOf(name);
      return type === null ? [] : [[name, { place, type, dictionary: supply.dictionaryOf(name) }]];
    }),
  );
}

/** A rule set made ready for rows of feature values with these columns. */
export function readyRuleSet(
  ruleSet: RuleSet,
  columns: FeatureColumns,
  number: number | null = null,
): ReadyRuleSet {
  return {
    ruleSet,
    number,
    rules: ruleSet.rules.map((rule) => {
      const condition = compileCondition(rule.when, columns);
      return { rule, features: featuresOfRule(rule), hits: (row) => condition(row, 0) === 1 };
    }),
    valueOf: (name, row) => {
      const column = columns.get(name);
      return column === undefined
        ? null
        : toFeatureValue(column.type, column.dictionary, row[column.place]!);
    },
  };
}
