import fc from "fast-check";
import { COMPARISONS, type Condition, type RuleValue } from "#shared/contract/rules";

const text = (maxLength: number) =>
  fc.oneof(
    fc.string({ maxLength, unit: "binary" }),
    fc.constantFrom('"', "'", "`", "\\", "\n", "and", "é"),
  );

export const anyValue = (): fc.Arbitrary<RuleValue> =>
  fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.boolean(),
    text(256),
  );

const name = () =>
  fc.oneof(
    fc.constantFrom("amount", "new_device", "a", "b", "c"),
    text(64).filter((one) => one.length > 0),
  );

/** Conditions of any shape the contract allows, up to four levels of groups. */
export const anyCondition = (names: fc.Arbitrary<string> = name()): fc.Arbitrary<Condition> =>
  fc.letrec<{ leaf: Condition; tree: Condition }>((tie) => ({
    leaf: fc.oneof(
      fc.record({ feature: names, is: fc.constantFrom(...COMPARISONS), value: anyValue() }),
      fc.record({ feature: names, in: fc.array(anyValue(), { minLength: 1, maxLength: 4 }) }),
      fc.record({ feature: names, missing: fc.boolean() }),
    ),
    tree: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      tie("leaf"),
      fc.record({ all: fc.array(tie("tree"), { maxLength: 4 }) }),
      fc.record({ any: fc.array(tie("tree"), { maxLength: 4 }) }),
      fc.record({ not: tie("tree") }),
    ),
  })).tree;
