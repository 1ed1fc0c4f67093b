import { CONDITION_DEPTH, CONDITION_PARTS } from "../../contract/rules";
import type { Expected, ProblemTexts } from "../problems";
import { writeValue } from "../conditionValue";

const TYPES = { number: "a number", flag: "a yes or no", text: "a text" } as const;

const EXPECTED: Readonly<Record<Expected, string>> = {
  feature: "the name of a feature",
  comparison: "a comparison (> >= < <= = != in, between, is missing)",
  value: "a number, yes, no, or a text in quotes",
  valueList: "in",
  number: "a number",
  missing: "missing",
  connective: "and, or",
  condition: "not, or an opening bracket",
  open: "an opening bracket",
  close: "a closing bracket",
  comma: "a comma",
  and: "and",
  end: "the end",
};

const meant = (nearest: string | null): string =>
  nearest === null ? "Choose a feature of the list." : `Was ${nearest} meant?`;

export const EN: ProblemTexts = {
  unexpected: ({ found, expected }) => ({
    what:
      found === null ? "The condition ends too early" : `${found} is not understood at this place`,
    tip: `Expected here: ${expected.map((what) => EXPECTED[what]).join("; ")}.`,
  }),
  unclosed: ({ quote }) => ({
    what: `The text that begins with ${quote} does not end`,
    tip: `Close it with ${quote}.`,
  }),
  badText: () => ({
    what: "This text cannot be read",
    tip: 'Between double quotes write \\" for a quote, \\\\ for a backslash and \\n for a line end.',
  }),
  tooLong: () => ({
    what: "This name or text is too long",
    tip: "Names have up to 64 characters, texts up to 256.",
  }),
  tooDeep: () => ({
    what: "The condition has too many brackets within brackets",
    tip: `At most ${CONDITION_DEPTH} levels; split it into two rules.`,
  }),
  tooManyParts: () => ({
    what: "The condition has too many parts",
    tip: `At most ${CONDITION_PARTS} parts stand side by side, and 1000 values in a list.`,
  }),
  unknownFeature: ({ feature, nearest }) => ({
    what: `There is no feature ${feature}`,
    tip: meant(nearest),
  }),
  wrongValue: ({ feature, type, value }) => ({
    what: `${feature} is ${TYPES[type]} and cannot be compared with ${writeValue(value)}`,
    tip: `Compare it with ${TYPES[type]}${type === "text" ? " in quotes" : ""}.`,
  }),
  wrongComparison: ({ feature, type, is }) => ({
    what: `${feature} is ${TYPES[type]} and has no order for ${is}`,
    tip: "Use = or != or in.",
  }),
  emptyCondition: () => ({
    what: "A group of the condition is empty",
    tip: "Add a comparison to it or take the group away.",
  }),
  duplicateId: ({ id }) => ({
    what: `Two rules have the id ${id}`,
    tip: "Give one of them another id.",
  }),
  duplicateCode: ({ code, other }) => ({
    what: `The reason code ${code} is that of ${other} as well`,
    tip: "Give the rule a code of its own.",
  }),
  aliasClash: ({ alias, other }) => ({
    what: `The alias ${alias} also means the rule ${other}`,
    tip: "Take it away from one of the two.",
  }),
  thresholdOrder: ({ challenge, block }) => ({
    what: `The challenge threshold ${challenge} is above the block threshold ${block}`,
    tip: "Both lie between 0 and 1, challenge at or below block.",
  }),
  failingTest: ({ test, expected }) => ({
    what: `The test “${test}” fails: the rule ${expected ? "should hit and does not" : "hits and should not"}`,
    tip: "Correct the condition, or the test.",
  }),
  untested: () => ({
    what: "The rule has no test",
    tip: "Add values at which it hits, and values at which it just does not.",
  }),
  badTestValue: ({ test, feature }) => ({
    what: `The test “${test}” gives ${feature} a value it cannot have`,
    tip: "Name a known feature and give it a value of its type.",
  }),
  unknownPlaceholder: ({ feature, nearest, language }) => ({
    what: `The ${language === "en" ? "English" : "French"} reason names {${feature}}, which is no feature`,
    tip: meant(nearest),
  }),
  unavailableFeature: ({ feature, missing }) => ({
    what: `${feature} is missing in this dataset, so the rule may never hit`,
    tip: `The dataset lacks ${missing}.`,
  }),
};
