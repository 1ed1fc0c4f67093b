import type { EvidenceData } from "#shared/evidence/data";
import type { EvidenceContent } from "#shared/evidence/toEvidence";
import { toSvg } from "#shared/graph/export/svg";
import type { Language } from "../../../i18n/language";
import { evidenceReport } from "./evidenceReport";
import { PAYMENTS, type GraphEvidence } from "./gatherEvidence";
import type { Wording } from "./graphFiles";
import { pictureLook } from "./pictureLook";

/** The evidence for its file: in words, as a picture, and as data. */
export const evidenceContent = (
  evidence: GraphEvidence,
  wording: Wording & { readonly language: Language },
): EvidenceContent => ({
  report: evidenceReport(evidence, wording),
  picture: {
    title: wording.t("graphExport.evidence.picture"),
    svg: toSvg(evidence.document, pictureLook(evidence.document, wording)),
  },
  data: dataOf(evidence, wording.language),
});

function dataOf(evidence: GraphEvidence, language: Language): EvidenceData {
  const { document, scene, view, file, moment, payments, rules, dataset } = evidence;
  return {
    about: {
      application: evidence.application,
      madeAt: new Date(evidence.madeAtMs).toISOString(),
      by: evidence.by,
      language,
      rules: { number: rules.number, sha256: evidence.rulesSha256 },
      revealed: evidence.revealed,
    },
    dataset: {
      label: dataset.label,
      sha256: dataset.sha256,
      files: dataset.files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })),
    },
    view: {
      scene,
      moment: moment === null ? null : { ms: moment.ms, before: moment.before },
      id: view?.id ?? null,
      name: view?.name ?? null,
      case: file === null ? null : { id: file.id, title: file.title },
    },
    graph: document,
    payments: {
      table: payments?.table.name ?? "",
      file: payments?.table.source ?? null,
      fields: payments?.table.fields.map(({ name }) => name) ?? [],
      total: payments?.rows.length ?? 0,
      rows: (payments?.rows ?? [])
        .slice(0, PAYMENTS)
        .map(({ record, cells }) => ({ record, cells: [...cells] })),
    },
    decisions: decisionsOf(evidence),
    notes: {
      nodes: notesOf(evidence),
      case: (file?.notes ?? []).map(({ at, by, text }) => ({ at, by, text })),
    },
  };
}

const decisionsOf = ({ decisions }: GraphEvidence): EvidenceData["decisions"] =>
  decisions.map(({ paymentId, outcome, score, points, overriddenBy, hits }) => ({
    paymentId,
    outcome,
    score,
    points,
    overriddenBy,
    reasons: hits.map((hit) => ({
      rule: hit.ruleId,
      code: hit.code,
      version: hit.ruleVersion,
      state: hit.state,
      points: hit.points,
      outcome: hit.outcome,
    })),
  }));

/** Notes of what is in the picture: what is hidden, or still to come, is not handed out. */
const notesOf = ({ document }: GraphEvidence): EvidenceData["notes"]["nodes"] =>
  document.nodes.flatMap(({ key, note }) => (note === null ? [] : [{ key, text: note }]));
