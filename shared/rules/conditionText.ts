import type { Condition } from "../contract/rules";
import { fail, type Result } from "../domain/result";
import { featuresByName } from "./conditionFaults";
import { ConditionParser, type ReadCondition } from "./conditionParser";
import { writeName } from "./conditionTokens";
import { writeValue } from "./conditionValue";
import { explainProblem } from "./explainProblem";
import type { KnownFeature } from "./problems";

/**
 * The text form of conditions:
 * `amount > 300 and (new_device = yes or hour_of_day in (0, 1, 2)) and account_age_days is missing`.
 * `and` binds closer than `or`; keywords may be in any case. Also read: `not in`, `between … and …`, ≥ ≤ ≠.
 */

/** A condition as text, with no more brackets than it needs. Reading it again gives the same condition. */
export function writeCondition(condition: Condition): string {
  if ("all" in condition) return writeGroup("all", condition.all);
  if ("any" in condition) return writeGroup("any", condition.any);
  if ("not" in condition) return `not (${writeCondition(condition.not)})`;
  const name = writeName(condition.feature);
  if ("in" in condition) return `${name} in (${condition.in.map(writeValue).join(", ")})`;
  if ("missing" in condition) return `${name} is ${condition.missing ? "" : "not "}missing`;
  return `${name} ${condition.is} ${writeValue(condition.value)}`;
}

function writeGroup(group: "all" | "any", parts: readonly Condition[]): string {
  // `and` and `or` stand between two parts.
  if (parts.length < 2) return `${group}(${parts.map(writeCondition).join(", ")})`;
  const needsBrackets = (part: Condition): boolean =>
    ("any" in part && part.any.length > 1) ||
    (group === "all" && "all" in part && part.all.length > 1);
  return parts
    .map((part) => (needsBrackets(part) ? `(${writeCondition(part)})` : writeCondition(part)))
    .join(group === "all" ? " and " : " or ");
}

/**
 * Reads a condition's text, and says where and why it cannot.
 * @param features where given, names and types are checked against them
 */
export const readCondition = (text: string, features?: Iterable<KnownFeature>): ReadCondition =>
  new ConditionParser(text, features === undefined ? null : featuresByName(features)).read();

/** The same as a `Result`, in English: `rules.badCondition` with the place in `where.offset`. */
export function parseCondition(text: string, features?: Iterable<KnownFeature>): Result<Condition> {
  const read = readCondition(text, features);
  if (read.ok) return read;
  const { what, tip } = explainProblem(read.problem, "en");
  return fail("rules.badCondition", what, { tip, where: { offset: read.problem.from } });
}
