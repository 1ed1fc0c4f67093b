import { CONDITION_DEPTH, CONDITION_PARTS } from "../contract/rules";
import type { Comparison, Condition, RuleValue } from "../contract/rules";
import {
  comparisonFault,
  depthOf,
  unknownFeature,
  valueFault,
  type Features,
} from "./conditionFaults";
import { KEYWORDS, readName, tokensOf, type ConditionToken } from "./conditionTokens";
import type { ConditionFault, ConditionProblem, Expected } from "./problems";

/** Brackets within brackets that are read; they may well make no level of the condition. */
const BRACKETS = 4 * CONDITION_DEPTH;
const NAME_LENGTH = 64;
const TEXT_LENGTH = 256;
const LIST_LENGTH = 1000;

const COMPARISON_OF: Readonly<Record<string, Comparison>> = {
  ">": ">",
  ">=": ">=",
  "≥": ">=",
  "<": "<",
  "<=": "<=",
  "≤": "<=",
  "=": "=",
  "==": "=",
  "!=": "!=",
  "<>": "!=",
  "≠": "!=",
};

const VALUE_OF: Readonly<Record<string, boolean>> = {
  yes: true,
  true: true,
  no: false,
  false: false,
};

export type ReadCondition =
  | { readonly ok: true; readonly value: Condition }
  | { readonly ok: false; readonly problem: ConditionProblem };

/** Leaves the parser at the first problem; caught in `read` and nowhere else. */
class Stop extends Error {
  readonly problem: ConditionProblem;
  constructor(problem: ConditionProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}

/**
 * Recursive descent over: any = all {"or" all}; all = part {"and" part}; part = "not" part | "(" any ")" |
 * ("all" | "any") "(" [any {"," any}] ")" | comparison. What was looked for at the furthest place is kept, for
 * messages and for completion.
 */
export class ConditionParser {
  readonly #text: string;
  readonly #tokens: readonly ConditionToken[];
  readonly #features: Features | null;
  #at = 0;
  #expectedAt = 0;
  #brackets = 0;
  readonly #expected = new Set<Expected>();
  /** The feature of the comparison being read. */
  #subject: string | null = null;

  /** @param features where null, any name is taken and types are not checked */
  constructor(text: string, features: Features | null) {
    this.#text = text;
    this.#tokens = tokensOf(text);
    this.#features = features;
  }

  /** What could come after the whole text, and the feature that is compared there; nothing before it was read. */
  get expectedAtEnd(): { readonly what: ReadonlySet<Expected>; readonly subject: string | null } {
    const isAtEnd = this.#expectedAt >= this.#tokens.length;
    return { what: isAtEnd ? this.#expected : new Set(), subject: this.#subject };
  }

  read(): ReadCondition {
    try {
      const value = this.#any();
      this.#want("end", this.#at >= this.#tokens.length);
      if (depthOf(value) > CONDITION_DEPTH) this.#stop({ kind: "tooDeep" }, 0, this.#tokens.length);
      return { ok: true, value };
    } catch (thrown) {
      if (thrown instanceof Stop) return { ok: false, problem: thrown.problem };
      throw thrown;
    }
  }

  #any(): Condition {
    const parts = this.#chain("or", () => this.#chainOfAll());
    return parts.length === 1 ? parts[0]! : { any: parts };
  }

  #chainOfAll(): Condition {
    const parts = this.#chain("and", () => this.#part());
    return parts.length === 1 ? parts[0]! : { all: parts };
  }

  #chain(connective: "and" | "or", read: () => Condition): Condition[] {
    const from = this.#at;
    const parts = [read()];
    while (this.#accept("connective", this.#isWord(connective))) parts.push(read());
    if (parts.length > CONDITION_PARTS) this.#stop({ kind: "tooManyParts" }, from, this.#at);
    return parts;
  }

  #part(): Condition {
    if (this.#accept("condition", this.#isWord("not"))) {
      return this.#nested(() => ({ not: this.#part() }));
    }
    for (const group of ["all", "any"] as const)
      if (this.#accept("condition", this.#isWord(group))) return this.#group(group);
    if (this.#accept("condition", this.#isSign("("))) {
      const inside = this.#nested(() => this.#any());
      this.#want("close", this.#isSign(")"));
      return inside;
    }
    return this.#comparison();
  }

  #nested(read: () => Condition): Condition {
    if (++this.#brackets > BRACKETS) this.#stop({ kind: "tooDeep" }, this.#at - 1, this.#at);
    const inside = read();
    this.#brackets--;
    return inside;
  }

  /** `all(…)` and `any(…)`, which say what `and` and `or` cannot: a group of one part or none. */
  #group(group: "all" | "any"): Condition {
    this.#want("open", this.#isSign("("));
    const parts = this.#isSign(")")
      ? []
      : this.#list(CONDITION_PARTS, () => this.#nested(() => this.#any()));
    this.#want("close", this.#isSign(")"));
    return group === "all" ? { all: parts } : { any: parts };
  }

  #list<T>(most: number, read: () => T): T[] {
    const from = this.#at;
    const items = [read()];
    while (this.#accept("comma", this.#isSign(","))) items.push(read());
    if (items.length > most) this.#stop({ kind: "tooManyParts" }, from, this.#at);
    return items;
  }

  #comparison(): Condition {
    const token = this.#tokens[this.#at];
    this.#subject = null;
    const isName =
      token?.kind === "name" || (token?.kind === "word" && !KEYWORDS.has(token.text.toLowerCase()));
    this.#want("feature", isName);
    const feature = readName(token!);
    const known = this.#features?.get(feature);
    if (this.#features !== null && known === undefined)
      this.#stop(unknownFeature(feature, this.#features), this.#at - 1, this.#at);
    if (feature.length > NAME_LENGTH) this.#stop({ kind: "tooLong" }, this.#at - 1, this.#at);
    this.#subject = feature;
    const condition = this.#comparisonOf(feature);
    this.#subject = null;
    return condition;
  }

  #comparisonOf(feature: string): Condition {
    const token = this.#tokens[this.#at];
    const is = token?.kind === "sign" ? COMPARISON_OF[token.text] : undefined;
    if (is !== undefined) return this.#compared(feature, is);
    if (this.#accept("comparison", this.#isWord("in"))) return this.#in(feature);
    if (this.#accept("comparison", this.#isWord("between"))) {
      const from = this.#bound(feature, ">=");
      this.#want("and", this.#isWord("and"));
      return { all: [from, this.#bound(feature, "<=")] };
    }
    if (this.#accept("comparison", this.#isWord("not"))) {
      this.#want("valueList", this.#isWord("in"));
      return { not: this.#in(feature) };
    }
    this.#want("comparison", this.#isWord("is"));
    const present = this.#accept("missing", this.#isWord("not"));
    this.#want("missing", this.#isWord("missing"));
    return { feature, missing: !present };
  }

  #compared(feature: string, is: Comparison): Condition {
    const sign = this.#at++;
    const value = this.#value();
    const known = this.#features?.get(feature);
    const fault = known === undefined ? null : comparisonFault(known, is, value);
    if (fault?.kind === "wrongComparison") this.#stop(fault, sign, sign + 1);
    if (fault !== null) this.#stop(fault, this.#at - 1, this.#at);
    return { feature, is, value };
  }

  #bound(feature: string, is: Comparison): Condition {
    const token = this.#tokens[this.#at];
    const known = this.#features?.get(feature);
    if (known !== undefined && known.type !== "number")
      this.#stop(
        { kind: "wrongComparison", feature, type: known.type, is },
        this.#at - 1,
        this.#at,
      );
    this.#want("number", token?.kind === "number");
    return { feature, is, value: Number(token!.text) };
  }

  #in(feature: string): Condition {
    const known = this.#features?.get(feature);
    this.#want("open", this.#isSign("("));
    const values = this.#list(LIST_LENGTH, () => {
      const value = this.#value();
      const fault = known === undefined ? null : valueFault(known, value);
      if (fault !== null) this.#stop(fault, this.#at - 1, this.#at);
      return value;
    });
    this.#want("close", this.#isSign(")"));
    return { feature, in: values };
  }

  #value(): RuleValue {
    const token = this.#tokens[this.#at];
    const word = token?.kind === "word" ? VALUE_OF[token.text.toLowerCase()] : undefined;
    const number = token?.kind === "number" ? Number(token.text) : undefined;
    const value = Number.isFinite(number) ? number : word;
    this.#want("value", value !== undefined || token?.kind === "text");
    if (value !== undefined) return value;
    const text = unquote(token!.text);
    if (text === null) this.#stop({ kind: "badText" }, this.#at - 1, this.#at);
    if (text.length > TEXT_LENGTH) this.#stop({ kind: "tooLong" }, this.#at - 1, this.#at);
    return text;
  }

  #isWord(keyword: string): boolean {
    const token = this.#tokens[this.#at];
    return token?.kind === "word" && token.text.toLowerCase() === keyword;
  }

  #isSign(sign: string): boolean {
    const token = this.#tokens[this.#at];
    return token?.kind === "sign" && token.text === sign;
  }

  /** Notes what is looked for here, and goes on where it is there. */
  #accept(what: Expected, found: boolean): boolean {
    if (this.#at > this.#expectedAt) this.#expected.clear();
    this.#expectedAt = this.#at;
    this.#expected.add(what);
    if (found) this.#at++;
    return found;
  }

  #want(what: Expected, found: boolean): void {
    if (this.#accept(what, found)) return;
    const token = this.#tokens[this.#at];
    if (token?.kind === "unclosed")
      return this.#stop({ kind: "unclosed", quote: token.text[0]! }, this.#at, this.#at + 1);
    const expected = [...this.#expected];
    this.#stop(
      { kind: "unexpected", found: token?.text ?? null, expected },
      this.#at,
      this.#at + 1,
    );
  }

  /** @param from first and last token, exclusive, that it is about */
  #stop(problem: Fault, from: number, until: number): never {
    const end = this.#text.length;
    const start = this.#tokens[from]?.start ?? end;
    throw new Stop({ ...problem, from: start, to: this.#tokens[until - 1]?.end ?? end });
  }
}

type Fault =
  | ConditionFault
  | { readonly kind: "unexpected"; readonly found: string | null; readonly expected: Expected[] }
  | { readonly kind: "unclosed"; readonly quote: string }
  | { readonly kind: "badText" }
  | { readonly kind: "tooLong" };

/** The text between quotes: as in JSON between double ones, doubled between single ones; null where it is neither. */
function unquote(quoted: string): string | null {
  if (quoted.startsWith("'")) return quoted.slice(1, -1).replaceAll("''", "'");
  try {
    return String(JSON.parse(quoted));
  } catch {
    return null;
  }
}
