import { z } from "zod";
import { SavedMoment } from "../contract/casework";
import { listOf } from "../contract/list";
import { Scene } from "../contract/scene";
import { Outcome, RuleState } from "../contract/rules";
import { GraphDocument } from "../graph/export/document";

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const Count = z.number().int().nonnegative();

const About = z.strictObject({
  application: z.string(),
  /** UTC, ISO-8601. */
  madeAt: z.string(),
  by: z.string(),
  language: z.enum(["en", "fr"]),
  /** Number it was saved under, null where it has changes that are not; SHA-256 of its canonical JSON. */
  rules: z.strictObject({ number: Count.nullable(), sha256: Hash }),
  /** Personal fields of every record, of some, or of none were shown in the application. */
  revealed: z.enum(["none", "some", "all"]),
});

/** As the engine tells it (`DatasetFingerprint`). */
const DatasetFiles = z.strictObject({
  label: z.string(),
  sha256: Hash,
  files: listOf(z.strictObject({ name: z.string(), bytes: Count, sha256: Hash })),
});

/** What the picture was drawn from, to be opened again. */
const View = z.strictObject({
  scene: Scene,
  moment: SavedMoment.nullable(),
  /** Of a saved view. */
  id: z.string().nullable(),
  name: z.string().nullable(),
  case: z.strictObject({ id: z.string(), title: z.string() }).nullable(),
});

/** Rows of the table of payments that make the edges shown. */
const Payments = z.strictObject({
  table: z.string(),
  file: z.string().nullable(),
  fields: listOf(z.string()),
  /** Payments there are, of which `rows` are the first. */
  total: Count,
  /** `record` is the number of the row in the file. */
  rows: listOf(
    z.strictObject({ record: z.number().int().positive(), cells: listOf(z.string().nullable()) }),
  ),
});

const EvidenceDecision = z.strictObject({
  paymentId: z.string(),
  outcome: Outcome,
  /** 0 … 1. */
  score: z.number(),
  points: z.number(),
  overriddenBy: z.string().nullable(),
  reasons: listOf(
    z.strictObject({
      rule: z.string(),
      code: z.string(),
      version: z.number().int().positive(),
      state: RuleState,
      points: z.number(),
      outcome: Outcome.nullable(),
    }),
  ),
});

const Notes = z.strictObject({
  nodes: listOf(z.strictObject({ key: z.string(), text: z.string() })),
  case: listOf(z.strictObject({ at: z.string(), by: z.string(), text: z.string() })),
});

/** The data of an evidence file, one part of the file each. */
export const EVIDENCE_DATA = {
  about: About,
  dataset: DatasetFiles,
  view: View,
  graph: GraphDocument,
  payments: Payments,
  decisions: listOf(EvidenceDecision),
  notes: Notes,
};

export const EvidenceData = z.strictObject(EVIDENCE_DATA);
export type EvidenceData = z.infer<typeof EvidenceData>;
