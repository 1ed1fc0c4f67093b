import type { TFunction } from "i18next";
import { hitId, type QueueAlert } from "#shared/alerts/queue";
import { csvOf } from "#shared/export/csv";
import type { Format } from "../../ui/format";
import { nameOf } from "./alertNames";
import type { QueueRow } from "./shownQueue";

type ReasonOf = (alert: QueueAlert) => string | null;

const COLUMNS = [
  "rank",
  "alert",
  "customer_id",
  "state",
  "risk",
  "amount_eur",
  "age",
  "priority",
  "hits",
  "new_hits",
  "main_reason",
  "agreement",
  "oldest_hit",
  "payments",
] as const;

/** The rows on screen as a CSV file, one alert a line. */
export const queueCsv = (rows: readonly QueueRow[], reasonOf: ReasonOf): Uint8Array =>
  csvOf(
    COLUMNS,
    rows.map(({ alert, rank }) => [
      rank,
      alert.key,
      alert.customerId,
      alert.state,
      alert.risk,
      alert.amount,
      alert.age,
      alert.priority,
      alert.hits.length,
      alert.fresh.length,
      reasonOf(alert),
      alert.agreement,
      new Date(alert.oldestMs).toISOString(),
      alert.hits.map(hitId).join(" "),
    ]),
  );

interface Words {
  readonly t: TFunction;
  readonly format: Format;
}

/** An alert as plain text, for a message or a ticket. */
export function summaryOf(alert: QueueAlert, reason: string | null, { t, format }: Words): string {
  const lines = [
    `${nameOf(alert)}: ${t(`alerts.state.${alert.state}`)}`,
    t("alerts.summary", {
      risk: format.cents(alert.risk),
      amount: format.cents(alert.amount),
      count: alert.hits.length,
      n: format.count(alert.hits.length),
      agreement: t(`alerts.agreementHint.${alert.agreement}`),
    }),
    ...(reason === null ? [] : [reason]),
    ...alert.hits.map(
      (hit) =>
        `- ${hitId(hit)}, ${format.time(hit.ms)}, ${hit.amount === null ? "–" : format.cents(hit.amount)} €` +
        (hit.score === null ? "" : `, ${format.cents(hit.score)}`),
    ),
  ];
  return `${lines.join("\n")}\n`;
}
