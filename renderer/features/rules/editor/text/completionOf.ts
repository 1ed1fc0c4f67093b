import { completionsAt, type Completion } from "#shared/rules/completions";
import { writeValue } from "#shared/rules/conditionValue";
import type { Catalogue } from "../catalogue";

/** What is offered in place of [from, to) of a text. */
export interface Offer {
  readonly from: number;
  readonly to: number;
  readonly options: readonly Completion[];
  /** Something of the first option is typed already, so that Enter may take it. */
  readonly begun: boolean;
}

/** The text feature whose values would have to be known for the offer at a caret; null for none. */
export const valuesWanted = (text: string, caret: number, catalogue: Catalogue): string | null =>
  completionsAt(text, caret, catalogue.values()).valuesOf;

/** What is offered at a caret; null for nothing, or nothing but what is there already. */
export function offerAt(
  text: string,
  caret: number,
  catalogue: Catalogue,
  values: readonly string[],
): Offer | null {
  const { from, to, options, valuesOf } = completionsAt(text, caret, catalogue.values());
  const typed = text.slice(from, caret).toLowerCase();
  const written = valuesOf === null ? [] : values.map((value) => writeValue(value));
  const fitting = written.filter((value) => value.toLowerCase().startsWith(typed));
  const all: readonly Completion[] = [
    ...fitting.map((value): Completion => ({ text: value, kind: "value" })),
    // Brackets and commas are typed faster than chosen.
    ...options.filter((option) => !/^[(),]$/.test(option.text)),
  ];
  const first = all[0];
  if (first === undefined || (all.length === 1 && first.text === text.slice(from, to))) return null;
  return { from, to, options: all, begun: typed !== "" };
}

/** The text to put in for an option, with the blank that what follows needs. */
export const insertionOf = ({ text: option }: Completion, text: string, to: number): string =>
  /^\s/.test(text.slice(to)) ? option : `${option} `;
