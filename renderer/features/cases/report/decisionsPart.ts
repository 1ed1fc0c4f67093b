import type { ReportDecision, ReportPart, ReportSource } from "#shared/casework/export/report";
import type { AlertHit } from "#shared/contract/replay";
import { reportDecision } from "../../../ui/reportDecision";
import { hitSources, momentText, rulesText, said, type Reported } from "./wording";

/** Each payment of the case that is a hit: what was decided, why, and the values that were seen. */
export function decisionsPart(reported: Reported): ReportPart {
  const { evidence, t, format, language, hits } = reported;
  const { ruleSet } = evidence.rules;
  const { features } = evidence;
  const revealed = evidence.revealed === "all";
  const byPayment = new Map(hits.map((hit) => [hit.paymentId, hit] as const));
  return {
    kind: "decisions",
    id: "decisions",
    title: t("cases.report.decisions"),
    empty: t("cases.report.noDecisions"),
    decisions: evidence.decisions.map(({ paymentId, decision }): ReportDecision => {
      const hit = byPayment.get(paymentId);
      const sources = [
        said(rulesText(reported)),
        said(momentText(reported)),
        ...(hit === undefined ? [] : [...hitSources(reported, [hit]), ...theirs(reported, hit)]),
      ] as const;
      const title = titleOf(reported, paymentId, hit);
      if (!decision.ok)
        return {
          title,
          outcome: t("cases.report.notDecided"),
          verdict: decision.error.message,
          reasons: [],
          sources,
        };
      const wording = { ruleSet, features, revealed, t, format, language };
      return { ...reportDecision(decision.value, wording), title, sources };
    }),
  };
}

function titleOf(
  { format, money }: Reported,
  paymentId: string,
  hit: AlertHit | undefined,
): string {
  if (hit === undefined) return paymentId;
  const { ms, amount, customerId } = hit;
  return [
    paymentId,
    `${format.time(ms)} UTC`,
    ...(amount === null ? [] : [money(amount)]),
    ...(customerId === null ? [] : [customerId]),
  ].join(" · ");
}

/** The dataset's own alerts about the payment, which are a source beside our rules. */
const theirs = ({ t, format }: Reported, { theirs: alerts }: AlertHit): readonly ReportSource[] =>
  alerts.map(({ alertId, ms, rule }) =>
    said(t("cases.report.theirAlert", { id: alertId, rule: rule ?? "–", time: format.time(ms) })),
  );
