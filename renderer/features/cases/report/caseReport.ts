import type { CaseReport } from "#shared/casework/export/report";
import { reportWords } from "../../../ui/reportText";
import { reviewStateOf } from "../caseHits";
import { decisionsPart } from "./decisionsPart";
import type { CaseEvidence } from "./evidence";
import { alertsPart, figuresPart } from "./figureParts";
import { datasetPart, paymentsPart } from "./recordParts";
import { momentText, reportedOf, rulesText, type Reported } from "./wording";
import { attachmentsPart, bookmarksPart, journalPart, notesPart, reviewsPart } from "./workParts";

/** The case in words, from nothing but the evidence. */
export function caseReport(
  evidence: CaseEvidence,
  wording: Pick<Reported, "t" | "format" | "language">,
): CaseReport {
  const reported = reportedOf(evidence, wording);
  const { t, language } = reported;
  const { file, revealed } = evidence;
  return {
    language,
    heading: t("cases.report.heading"),
    title: file.title,
    facts: factsOf(reported),
    remarks: [
      t(`cases.report.personal.${revealed}`),
      t("cases.report.holdsFor", { moment: momentText(reported) }),
    ],
    parts: [
      {
        kind: "text",
        id: "summary",
        title: t("cases.summary"),
        empty: t("cases.report.noSummary"),
        text: file.summary,
      },
      figuresPart(reported),
      alertsPart(reported),
      decisionsPart(reported),
      paymentsPart(reported),
      notesPart(reported),
      bookmarksPart(reported),
      attachmentsPart(reported),
      reviewsPart(reported),
      journalPart(reported),
      datasetPart(reported),
    ],
    words: reportWords(t),
  };
}

function factsOf(reported: Reported): CaseReport["facts"] {
  const { evidence, t, format } = reported;
  const { file, dataset, application, madeAtMs } = evidence;
  const signed = ({ by, at }: { readonly by: string; readonly at: string }): string =>
    `${format.time(Date.parse(at))} UTC · ${by}`;
  const pair = (name: string, value: string) => ({ name, value });
  return [
    pair(t("cases.column.state"), t(`cases.state.${file.state}`)),
    pair(t("cases.column.tags"), file.tags.length === 0 ? "–" : file.tags.join(", ")),
    pair(t("cases.report.opened"), signed(file.opened)),
    pair(t("cases.column.changed"), signed(file.changed)),
    pair(t("cases.report.people"), file.workers.join(", ")),
    pair(t("cases.column.review"), t(`cases.review.state.${reviewStateOf(file)}`)),
    pair(t("cases.report.dataset"), dataset.label),
    pair(t("cases.report.rules"), rulesText(reported)),
    pair(t("cases.report.made"), `${format.time(madeAtMs)} UTC · ${application}`),
    pair(t("cases.report.id"), file.id),
  ];
}
