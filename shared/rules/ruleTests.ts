import type { Rule, RuleTest } from "../contract/rules";
import { evaluateCondition } from "./compileCondition";

/** The rule's tests that do not come out as they expect. A condition that is not known to be true does not hit. */
export const failingTests = ({ when, tests }: Pick<Rule, "when" | "tests">): readonly RuleTest[] =>
  tests.filter(({ values, hits }) => (evaluateCondition(when, values) === true) !== hits);
