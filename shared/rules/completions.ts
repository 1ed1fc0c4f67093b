import type { FeatureType } from "../contract/decisions";
import { featuresByName, type Features } from "./conditionFaults";
import { ConditionParser } from "./conditionParser";
import { tokensOf, writeName, type ConditionToken } from "./conditionTokens";
import type { Expected, KnownFeature } from "./problems";

export interface Completion {
  readonly text: string;
  readonly kind: "feature" | "comparison" | "value" | "word";
}

/** What could stand in place of [from, to) of a condition's text. */
export interface Completions {
  readonly from: number;
  readonly to: number;
  /** Those that begin with what is typed before those that only hold it; in the order of the features else. */
  readonly options: readonly Completion[];
  /** The text feature whose values could stand there: the dataset knows them. */
  readonly valuesOf: string | null;
}

const COMPARISONS: Readonly<Record<FeatureType, readonly string[]>> = {
  number: [
    ">",
    ">=",
    "<",
    "<=",
    "=",
    "!=",
    "between",
    "in",
    "not in",
    "is missing",
    "is not missing",
  ],
  flag: ["=", "!=", "is missing", "is not missing"],
  text: ["=", "!=", "in", "not in", "is missing", "is not missing"],
};

/** Words that can stand there, but for names, comparisons and values. */
const WORDS: Partial<Record<Expected, readonly string[]>> = {
  condition: ["not", "("],
  connective: ["and", "or"],
  valueList: ["in"],
  missing: ["missing", "not missing"],
  and: ["and"],
  open: ["("],
  comma: [","],
  close: [")"],
};

/** What could be written at a caret, by the text before it; nothing where that text is already wrong. */
export function completionsAt(
  text: string,
  offset: number,
  features: Iterable<KnownFeature>,
): Completions {
  const token = tokensOf(text).find((one) => isBeingTyped(one, offset));
  const from = token?.start ?? offset;
  const to = token === undefined || token.kind === "unclosed" ? offset : token.end;
  const parser = new ConditionParser(text.slice(0, from), null);
  parser.read();
  const { what, subject } = parser.expectedAtEnd;
  const known = featuresByName(features);
  const type = subject === null ? null : (known.get(subject)?.type ?? null);
  const options = [...what].flatMap((expected) => optionsFor(expected, known, type));
  const wantsValue = what.has("value") && type === "text";
  return {
    from,
    to,
    options: matching(options, text.slice(from, offset)),
    valuesOf: wantsValue ? subject : null,
  };
}

const isBeingTyped = ({ kind, start, end }: ConditionToken, offset: number): boolean =>
  kind !== "sign" && kind !== "other" && start < offset && offset <= end;

function optionsFor(
  expected: Expected,
  features: Features,
  type: FeatureType | null,
): readonly Completion[] {
  const all = (kind: Completion["kind"], texts: readonly string[]): readonly Completion[] =>
    texts.map((text) => ({ text, kind }));
  if (expected === "feature") return all("feature", Array.from(features.keys(), writeName));
  if (expected === "comparison") return all("comparison", COMPARISONS[type ?? "number"]);
  if (expected === "value") return all("value", type === "flag" ? ["yes", "no"] : []);
  return all("word", WORDS[expected] ?? []);
}

function matching(options: readonly Completion[], typed: string): readonly Completion[] {
  const wanted = typed.toLowerCase();
  const places = options.map((option) => option.text.toLowerCase().indexOf(wanted));
  return [
    ...options.filter((_, at) => places[at] === 0),
    ...options.filter((_, at) => places[at]! > 0),
  ];
}
