import type { TFunction } from "i18next";
import { figuresOfHits, type CaseFigures } from "#shared/casework/caseFigures";
import type { ReportSource } from "#shared/casework/export/report";
import type { AlertHit } from "#shared/contract/replay";
import type { Language } from "../../../i18n/language";
import { THIN, type Format } from "../../../ui/format";
import { momentText as momentInWords, rulesText as rulesInWords } from "../../../ui/reportText";
import { recordsByKey, type CaseEvidence, type EvidenceRows } from "./evidence";

/** A case's evidence and the language it is written down in. */
export interface Reported {
  readonly evidence: CaseEvidence;
  readonly t: TFunction;
  readonly format: Format;
  readonly language: Language;
  readonly hits: readonly AlertHit[];
  readonly figures: CaseFigures;
  /** Amounts with their unit. */
  readonly money: (amount: number) => string;
  readonly payments: ReadonlyMap<string, number>;
  readonly datasetAlerts: ReadonlyMap<string, number>;
}

export function reportedOf(
  evidence: CaseEvidence,
  { t, format, language }: Pick<Reported, "t" | "format" | "language">,
): Reported {
  const hits = evidence.alerts.flatMap(({ alert }) => alert?.hits ?? []);
  const currency = evidence.hitPayments?.table.fields.some(({ name }) => name === "currency");
  return {
    evidence,
    t,
    format,
    language,
    hits: hits.toSorted((a, b) => a.position - b.position),
    figures: figuresOfHits(hits),
    money: (amount) => `${format.cents(amount)}${currency === true ? "" : `${THIN}€`}`,
    payments: recordsByKey(evidence.hitPayments),
    datasetAlerts: recordsByKey(evidence.datasetAlerts),
  };
}

/** The moment everything holds for: the time of the clock, and how many records had happened. */
export const momentText = ({ evidence: { moment }, ...wording }: Reported): string =>
  momentInWords(moment, wording);

export const rulesText = ({ evidence: { rules }, ...wording }: Reported): string =>
  rulesInWords(rules, wording);

export const said = (text: string): ReportSource => ({ kind: "said", text });

/** Records of a table by their numbers; beyond this many the rest is read in the part that lists them. */
const LISTED = 60;

export function recordsOf(
  rows: EvidenceRows | null,
  records: readonly number[],
  seeId: string | null,
): ReportSource {
  const listed = seeId === null ? records : records.slice(0, LISTED);
  return {
    kind: "records",
    table: rows?.table.name ?? "–",
    file: rows?.table.source ?? null,
    records: listed,
    more: records.length - listed.length,
    seeId,
  };
}

/** The records that a set of hits was counted from: their payments, and the dataset's alerts where there is no payment. */
export function hitSources(reported: Reported, hits: readonly AlertHit[]): readonly ReportSource[] {
  const { evidence, payments, datasetAlerts } = reported;
  const records = new Set<number>();
  const alerts = new Set<number>();
  for (const { paymentId, ours, theirs } of hits) {
    const record = paymentId === null ? undefined : payments.get(paymentId);
    if (record !== undefined) records.add(record);
    if (ours === null || record === undefined)
      for (const { alertId } of theirs) {
        const alert = datasetAlerts.get(alertId);
        if (alert !== undefined) alerts.add(alert);
      }
  }
  return [
    ...(records.size === 0 ? [] : [recordsOf(evidence.hitPayments, [...records], "payments")]),
    ...(alerts.size === 0 ? [] : [recordsOf(evidence.datasetAlerts, [...alerts], null)]),
  ];
}
