import type { TFunction } from "i18next";
import type { ReportWords } from "#shared/casework/export/report";
import type { NumberedRuleSet } from "#shared/contract/decisions";
import type { Moment } from "#shared/domain/moment";
import type { Format } from "./format";

interface Wording {
  readonly t: TFunction;
  readonly format: Format;
}

/** The moment everything holds for: the time of the clock, and how many records had happened. */
export const momentText = (moment: Moment | null, { t, format }: Wording): string =>
  moment === null
    ? t("cases.report.asOfAll")
    : t("cases.report.asOf", { time: format.time(moment.ms), n: format.count(moment.before) });

/** Which rules decided, and from where on they challenge and block. */
export function rulesText({ number, ruleSet }: NumberedRuleSet, { t, format }: Wording): string {
  const { challenge, block } = ruleSet.thresholds;
  const set =
    number === null
      ? t("cases.report.rulesUnsaved")
      : number === 0
        ? t("cases.report.rulesShipped")
        : t("cases.report.rulesSaved", { n: format.count(number) });
  const thresholds = { challenge: format.decimal(challenge, 6), block: format.decimal(block, 6) };
  return `${set} · ${t("cases.report.thresholds", thresholds)}`;
}

/** Words of a report's frame. */
export const reportWords = (t: TFunction): ReportWords => ({
  contents: t("cases.report.contents"),
  figure: t("cases.report.figure"),
  value: t("cases.report.value"),
  source: t("cases.report.source"),
  records: t("cases.report.records", SLOTS),
  noFile: t("cases.report.noFile"),
  more: t("cases.report.more", SLOTS),
  query: t("cases.report.query"),
  journal: t("cases.report.journalLines", SLOTS),
  colon: t("cases.report.colon"),
});

/** Slots of the frame's own texts are filled in where the frame is drawn. */
const SLOTS = { table: "{table}", file: "{file}", records: "{records}", n: "{n}", seqs: "{seqs}" };
