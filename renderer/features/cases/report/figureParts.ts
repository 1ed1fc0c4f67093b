import type { ReportFigure, ReportPart, ReportSources } from "#shared/casework/export/report";
import { paymentsOf } from "#shared/casework/caseFigures";
import type { AlertHit } from "#shared/contract/replay";
import { idOfKey } from "../caseHits";
import { hitSources, momentText, rulesText, said, type Reported } from "./wording";

/** Sources of what was counted from hits: their records, the moment, and the rules that made them hits. */
const sourcesOf = (reported: Reported, hits: readonly AlertHit[]): ReportSources => [
  said(momentText(reported)),
  said(rulesText(reported)),
  ...hitSources(reported, hits),
];

/** What the case comes to, each figure with the records it was counted from. */
export function figuresPart(reported: Reported): ReportPart {
  const { evidence, t, format, hits, figures, money } = reported;
  const { file, entries } = evidence;
  const put = entries.filter(
    ({ seq, action }) =>
      (action.kind === "case_opened" || action.kind === "case_alerts") &&
      !evidence.work.undone.has(seq),
  );
  const payments = paymentsOf(hits);
  const of = (name: string, value: string, from: readonly AlertHit[]): ReportFigure => ({
    name,
    value,
    sources: sourcesOf(reported, from),
  });
  const at = (ms: number | null) => hits.filter((hit) => hit.ms === ms).slice(0, 1);
  const time = (ms: number | null): string => (ms === null ? "–" : `${format.time(ms)} UTC`);
  return {
    kind: "figures",
    id: "figures",
    title: t("cases.figures"),
    empty: "–",
    figures: [
      {
        name: t("cases.figure.alerts"),
        value: format.count(file.alerts.length),
        sources: [{ kind: "journal", seqs: put.map(({ seq }) => seq) }],
      },
      of(t("cases.figure.payments"), format.count(figures.payments), payments),
      of(t("cases.figure.customers"), format.count(figures.customers), hits),
      of(t("cases.figure.atStake"), money(figures.atStake), payments),
      of(
        t("cases.figure.paid"),
        money(figures.paid),
        payments.filter(({ failed }) => !failed),
      ),
      of(t("cases.figure.first"), time(figures.firstMs), at(figures.firstMs)),
      of(t("cases.figure.last"), time(figures.lastMs), at(figures.lastMs)),
    ],
  };
}

/** The alerts with the payments that raised them. */
export function alertsPart(reported: Reported): ReportPart {
  const { evidence, t, format, hits, money } = reported;
  const rows = evidence.alerts.map(({ key, alert }) => {
    const judged = alert?.triage ?? evidence.work.alerts.get(key)?.triages.at(-1) ?? null;
    return [
      idOfKey(key),
      alert === null ? t("cases.report.noHits") : t(`alerts.state.${alert.state}`),
      judged === null || judged.reason === null ? null : t(`alerts.reason.${judged.reason}`),
      judged === null ? null : `${judged.by}, ${format.time(Date.parse(judged.at))}`,
      format.count(alert?.hits.length ?? 0),
      alert === null ? null : format.cents(alert.risk),
      alert === null ? null : money(alert.amount),
      (alert?.hits ?? []).flatMap(({ paymentId }) => paymentId ?? []).join(", "),
      (alert?.hits ?? []).flatMap(({ theirs }) => theirs.map(({ alertId }) => alertId)).join(", "),
    ];
  });
  return {
    kind: "table",
    id: "alerts",
    title: t("cases.alerts"),
    empty: t("cases.noAlerts"),
    note: null,
    table: {
      columns: [
        { name: t("cases.alert.subject"), code: true },
        { name: t("cases.alert.state") },
        { name: t("cases.report.reason") },
        { name: t("cases.report.judgedBy") },
        { name: t("cases.alert.hits"), number: true },
        { name: t("cases.alert.risk"), number: true },
        { name: t("cases.alert.amount"), number: true },
        { name: t("cases.report.hitPayments"), code: true },
        { name: t("cases.report.datasetAlerts"), code: true },
      ],
      rows,
      shown: null,
      sources: sourcesOf(reported, hits),
    },
  };
}
