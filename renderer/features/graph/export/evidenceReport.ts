import type { CaseReport, ReportPart, ReportSource } from "#shared/casework/export/report";
import type { DocumentEdge, DocumentNode } from "#shared/graph/export/document";
import { isGroupKey } from "#shared/graph/scene/keys";
import type { Language } from "../../../i18n/language";
import { reportDecision } from "../../../ui/reportDecision";
import { momentText, reportWords, rulesText } from "../../../ui/reportText";
import type { GraphEvidence } from "./gatherEvidence";
import type { Wording } from "./graphFiles";
import { paymentsTable } from "./paymentsTable";

interface Reported extends Wording {
  readonly evidence: GraphEvidence;
  readonly language: Language;
}

const said = (text: string): ReportSource => ({ kind: "said", text });

/** The evidence in words, from nothing but what was gathered. */
export function evidenceReport(
  evidence: GraphEvidence,
  wording: Wording & { readonly language: Language },
): CaseReport {
  const reported: Reported = { evidence, ...wording };
  const { t, language } = wording;
  return {
    language,
    heading: t("graphExport.evidence.heading"),
    title: evidence.document.about.title,
    facts: factsOf(reported),
    remarks: [
      t(`graphExport.evidence.personal.${evidence.revealed}`),
      t("cases.report.holdsFor", { moment: momentText(evidence.moment, wording) }),
      ...limitsOf(reported),
    ],
    parts: [
      nodesPart(reported),
      paymentsPart(reported),
      decisionsPart(reported),
      notesPart(reported),
      datasetPart(reported),
    ],
    words: reportWords(t),
  };
}

/** What a reader must not take the picture and the lists for. */
function limitsOf({ evidence, t, format }: Reported): readonly string[] {
  const { payments, decisions, undecided } = evidence;
  const { edges } = evidence.document;
  const total = payments?.rows.length ?? 0;
  const asked = decisions.length + undecided;
  const ofGroups = ({ kind, source, target }: DocumentEdge): boolean =>
    kind === "link" && (isGroupKey(source) || isGroupKey(target));
  return [
    ...(edges.some(({ kind }) => kind === "similar") ? [t("graphExport.evidence.likeness")] : []),
    ...(edges.some(ofGroups) ? [t("graphExport.evidence.groups")] : []),
    ...(asked < total
      ? [
          t("graphExport.evidence.decided", {
            shown: format.count(asked),
            total: format.count(total),
          }),
        ]
      : []),
    ...(undecided > 0 ? [t("graphExport.evidence.undecided", { n: format.count(undecided) })] : []),
  ];
}

function factsOf(reported: Reported): CaseReport["facts"] {
  const { evidence, t, format } = reported;
  const { view, file, dataset, rules, madeAtMs, application, by } = evidence;
  return [
    { name: t("cases.report.dataset"), value: `${dataset.label} · SHA-256 ${dataset.sha256}` },
    { name: t("graphExport.evidence.moment"), value: momentText(evidence.moment, reported) },
    { name: t("graphExport.evidence.view"), value: view?.name ?? "–" },
    { name: t("graphExport.evidence.case"), value: file?.title ?? "–" },
    { name: t("cases.report.rules"), value: rulesText(rules, reported) },
    { name: t("graphExport.evidence.by"), value: by === "" ? "–" : by },
    { name: t("cases.report.made"), value: `${format.time(madeAtMs)} UTC · ${application}` },
  ];
}

/** ISO-8601 of a document as the reader's time. */
const timeText = (time: string | null, { format }: Wording): string | null =>
  time === null ? null : format.time(Date.parse(time));

function nodesPart(reported: Reported): ReportPart {
  const { evidence, t, format } = reported;
  const row = (node: DocumentNode) => [
    t(`graph.kind.${node.kind}`),
    node.label,
    format.count(node.payments),
    format.count(node.failed),
    format.count(node.fraud),
    format.cents(node.amount),
    node.risk === null ? null : format.score(node.risk),
    timeText(node.first, reported),
    timeText(node.last, reported),
  ];
  return {
    kind: "table",
    id: "nodes",
    title: t("graphExport.evidence.nodes"),
    empty: t("graphExport.nothing"),
    note: null,
    table: {
      columns: [
        { name: t("graphExport.evidence.kind") },
        { name: t("graphExport.evidence.id"), code: true },
        { name: t("graphExport.evidence.payments"), number: true },
        { name: t("graphExport.evidence.failed"), number: true },
        { name: t("graphExport.fraud"), number: true },
        { name: t("graphExport.evidence.amount"), number: true },
        { name: t("graphExport.evidence.risk"), number: true },
        { name: t("graphExport.evidence.first") },
        { name: t("graphExport.evidence.last") },
      ],
      rows: evidence.document.nodes.map(row),
      shown: null,
      sources: [
        said(momentText(evidence.moment, reported)),
        said(rulesText(evidence.rules, reported)),
      ],
    },
  };
}

function paymentsPart(reported: Reported): ReportPart {
  const { evidence, t, format } = reported;
  const { payments } = evidence;
  const { columns, rows } = paymentsTable(evidence, reported);
  const total = payments?.rows.length ?? 0;
  const counts = { shown: format.count(rows.length), total: format.count(total) };
  return {
    kind: "table",
    id: "payments",
    title: t("graphExport.evidence.behind"),
    empty: t("graphExport.evidence.noPayments"),
    note: null,
    table: {
      columns,
      rows,
      shown: rows.length < total ? t("graphExport.evidence.shown", counts) : null,
      sources: [
        said(
          t("cases.report.fromTable", {
            table: payments?.table.name ?? "–",
            file: payments?.table.source ?? "–",
          }),
        ),
      ],
    },
  };
}

function decisionsPart({ evidence, t, format, language }: Reported): ReportPart {
  const { decisions, features, rules, revealed } = evidence;
  const { ruleSet } = rules;
  const wording = { ruleSet, features, revealed: revealed === "all", t, format, language };
  return {
    kind: "decisions",
    id: "decisions",
    title: t("cases.report.decisions"),
    empty: t("graphExport.evidence.noPayments"),
    decisions: decisions.map((decision) => ({
      ...reportDecision(decision, wording),
      title: `${decision.paymentId} · ${format.time(decision.ms)} UTC`,
      sources: [said(rulesText(rules, { t, format }))],
    })),
  };
}

function notesPart({ evidence, t, format }: Reported): ReportPart {
  const { document, file } = evidence;
  const ofNodes = document.nodes.flatMap(({ kind, label, note }) =>
    note === null ? [] : [{ head: `${t(`graph.kind.${kind}`)} ${label}`, text: note }],
  );
  const ofCase = (file?.notes ?? []).map(({ at, by, text }) => ({
    head: `${format.time(Date.parse(at))} UTC · ${by}`,
    text,
  }));
  return {
    kind: "notes",
    id: "notes",
    title: t("graphExport.evidence.notes"),
    empty: t("cases.report.noNotes"),
    notes: [...ofNodes, ...ofCase],
  };
}

function datasetPart({ evidence, t, format }: Reported): ReportPart {
  const { dataset } = evidence;
  return {
    kind: "table",
    id: "files",
    title: t("graphExport.evidence.files"),
    empty: "–",
    note: t("graphExport.evidence.verify"),
    table: {
      columns: [
        { name: t("cases.report.file"), code: true },
        { name: t("graphExport.evidence.bytes"), number: true },
        { name: "SHA-256", code: true, long: true },
      ],
      rows: dataset.files.map(({ name, bytes, sha256 }) => [name, format.count(bytes), sha256]),
      shown: null,
      sources: [said(t("graphExport.evidence.listHash", { sha256: dataset.sha256 }))],
    },
  };
}
