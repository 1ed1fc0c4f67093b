import type { CheckKind } from "./kinds";
import type { CheckResult, FigureComparison, FigureId, SkippedCheck } from "./report";
import type { CheckText } from "./texts/checkText";
import { EN_TEXTS } from "./texts/en";
import { FR_TEXTS } from "./texts/fr";
import { EN_FRAME, FR_FRAME, type FrameText } from "./texts/frame";

/** All words of a report in one language. */
export interface ReportTexts {
  readonly frame: FrameText;
  readonly checks: Readonly<Record<CheckKind, CheckText>>;
}

export const REPORT_TEXTS: Readonly<Record<FrameText["language"], ReportTexts>> = {
  en: { frame: EN_FRAME, checks: EN_TEXTS },
  fr: { frame: FR_FRAME, checks: FR_TEXTS },
};

type Fact = string | number;

/** Replaces `{name}` by the fact of that name, numbers written the way of the language; unknown names stay. */
export function fillText(
  template: string,
  facts: Readonly<Record<string, Fact>>,
  language: string,
): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const fact = facts[name];
    if (fact === undefined) return whole;
    return typeof fact === "number" ? formatNumber(fact, language) : fact === "" ? "–" : fact;
  });
}

const formatters = new Map<string, Intl.NumberFormat>();

/** Formatters are slow to make and free to use again. */
function formatter(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${options.style ?? ""} ${options.maximumFractionDigits ?? ""}`;
  const made = formatters.get(key) ?? new Intl.NumberFormat(language, options);
  formatters.set(key, made);
  return made;
}

export const formatNumber = (value: number, language: string, digits = 3): string =>
  formatter(language, { maximumFractionDigits: digits }).format(value);

const formatShare = (value: number, language: string): string =>
  formatter(language, { style: "percent", maximumFractionDigits: 2 }).format(value);

const formatEuros = (value: number, language: string): string =>
  formatter(language, {
    style: "currency",
    currency: "EUR",
    maximumFractionDigits: Math.abs(value) < 1000 ? 2 : 0,
  }).format(value);

/** A documented figure's value with its unit. */
export function formatFigure(
  value: number,
  unit: FigureComparison["unit"],
  language: string,
): string {
  if (unit === "share") return formatShare(value, language);
  if (unit === "eur") return formatEuros(value, language);
  return formatNumber(value, language, 2);
}

/** What a check says, with its facts in place. `found` is null where nothing was found or nothing more is to say. */
export interface CheckWords {
  readonly title: string;
  readonly explanation: string;
  readonly found: string | null;
  readonly action: string;
}

/** Facts of a documented figure name it and its unit; on screen they are words and formatted values. */
function wordFacts({ kind, facts }: CheckResult, frame: FrameText): Readonly<Record<string, Fact>> {
  if (kind !== "documentation.figure") return facts;
  const unit = facts["unit"] as FigureComparison["unit"];
  const show = (name: string): string => formatFigure(Number(facts[name]), unit, frame.language);
  return {
    figure: frame.figureNames[facts["figure"] as FigureId],
    min: show("min"),
    max: show("max"),
    found: show("found"),
  };
}

export function describeCheck(result: CheckResult, { frame, checks }: ReportTexts): CheckWords {
  const text = checks[result.kind];
  const share = result.total === 0 ? 0 : result.count / result.total;
  const facts = {
    ...wordFacts(result, frame),
    count: result.count,
    total: result.total,
    share: formatShare(share, frame.language),
  };
  const fill = (template: string): string => fillText(template, facts, frame.language);
  return {
    title: fill(text.title),
    explanation: fill(text.explanation),
    found: result.count > 0 && text.found !== undefined ? fill(text.found) : null,
    action: fill(text.action),
  };
}

/** The title of a check that had nothing to look at; what would stand for its subject is in its id. */
export function skippedTitle({ id, kind }: SkippedCheck, { frame, checks }: ReportTexts): string {
  const [table = "", column = ""] = id.slice(kind.length + 1).split(".");
  const subject = table === "" ? kind : table;
  const facts = { table: subject, column, figure: subject, read: subject, other: column };
  return fillText(checks[kind].title, facts, frame.language);
}
