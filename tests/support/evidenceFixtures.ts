import { createHash } from "node:crypto";
import type { CaseReport } from "#shared/casework/export/report";
import { EMPTY_SCENE } from "#shared/contract/scene";
import type { EvidenceData } from "#shared/evidence/data";
import { toEvidence, type EvidenceContent } from "#shared/evidence/toEvidence";
import { toSvg } from "#shared/graph/export/svg";
import { toDocument } from "#shared/graph/export/toDocument";
import { aRing, LOOK, msOf } from "./drawnGraph";

export const hashText = (text: string | Uint8Array): string =>
  createHash("sha256").update(text).digest("hex");
export const hashBytes = (bytes: Uint8Array): Promise<string> => Promise.resolve(hashText(bytes));

const MOMENT = { ms: msOf(8), before: 9 };

export function evidenceData(more: Partial<EvidenceData> = {}): EvidenceData {
  const graph = toDocument(aRing(), MOMENT, {
    title: "Ring of the phone",
    application: "KiVendTout Investigator 0.1.0",
    dataset: "shop",
    personalFieldsLeftOut: ["customers.birthdate"],
  });
  return {
    about: {
      application: "KiVendTout Investigator 0.1.0",
      madeAt: "2026-01-02T03:04:05.000Z",
      by: "Ana",
      language: "en",
      rules: { number: 0, sha256: hashText("rules") },
      revealed: "none",
    },
    dataset: {
      label: "shop",
      sha256: hashText("list"),
      files: [{ name: "payments.csv", bytes: 12, sha256: hashText("payments") }],
    },
    view: {
      scene: { ...EMPTY_SCENE, items: [{ key: "customer:C1", x: 1, y: 2, note: "seen twice" }] },
      moment: MOMENT,
      id: "view-1",
      name: "Ring of the phone",
      case: { id: "case-1", title: "Phone" },
    },
    graph,
    payments: {
      table: "payments",
      file: "payments.csv",
      fields: ["payment_id", "customer_id"],
      total: 1,
      rows: [{ record: 1, cells: ["P1", "C1"] }],
    },
    decisions: [
      {
        paymentId: "P1",
        outcome: "BLOCK",
        score: 0.9,
        points: 40,
        overriddenBy: null,
        reasons: [
          {
            rule: "shared_device",
            code: "R09",
            version: 1,
            state: "active",
            points: 40,
            outcome: null,
          },
        ],
      },
    ],
    notes: {
      nodes: [{ key: "customer:C1", text: "seen twice" }],
      case: [{ at: "2026-01-02T03:04:05.000Z", by: "Ana", text: "One phone, two accounts." }],
    },
    ...more,
  };
}

export const evidenceReport = (more: Partial<CaseReport> = {}): CaseReport => ({
  language: "en",
  heading: "Evidence",
  title: "Ring of the phone",
  facts: [{ name: "Dataset", value: "shop" }],
  remarks: ["Personal fields are masked."],
  parts: [
    {
      kind: "notes",
      id: "notes",
      title: "Notes",
      empty: "No note was written.",
      notes: [{ head: "Ana", text: "One phone, two accounts." }],
    },
    {
      kind: "table",
      id: "payments",
      title: "Payments",
      empty: "There are none.",
      note: null,
      table: {
        columns: [{ name: "payment_id", code: true }],
        rows: [["P1"]],
        shown: null,
        sources: [{ kind: "said", text: "table payments" }],
      },
    },
  ],
  words: {
    contents: "Contents",
    figure: "Figure",
    value: "Value",
    source: "Source",
    records: "{table}",
    noFile: "no file",
    more: "{n}",
    query: "Query",
    journal: "{seqs}",
    colon: ": ",
  },
  ...more,
});

export const evidenceContent = (more: Partial<EvidenceContent> = {}): EvidenceContent => ({
  report: evidenceReport(),
  picture: { title: "Picture", svg: toSvg(evidenceData().graph, LOOK) },
  data: evidenceData(),
  ...more,
});

export const anEvidenceFile = (more: Partial<EvidenceContent> = {}): Promise<Uint8Array> =>
  toEvidence(evidenceContent(more), hashBytes);
