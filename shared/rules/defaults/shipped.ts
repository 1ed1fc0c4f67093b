import type { Rule, RuleTest, RuleValue } from "../../contract/rules";
import { parseCondition } from "../conditionText";

type Values = Readonly<Record<string, RuleValue>>;

/** A shipped rule; its condition is written as text. */
export interface ShippedRule extends Omit<Rule, "version" | "aliases" | "when"> {
  readonly aliases?: readonly string[];
  readonly when: string;
}

export function shipped({ aliases = [], when, ...rule }: ShippedRule): Rule {
  const condition = parseCondition(when);
  if (!condition.ok) throw new Error(`${rule.id}: ${condition.error.message}`);
  return { ...rule, version: 1, aliases: [...aliases], when: condition.value };
}

export const hits = (name: string, values: Values): RuleTest => ({ name, values, hits: true });
export const spares = (name: string, values: Values): RuleTest => ({ name, values, hits: false });
