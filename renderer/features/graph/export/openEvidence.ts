import type { JournalEntry } from "#shared/contract/casework";
import type { EvidenceData } from "#shared/evidence/data";
import { EVIDENCE_LIMIT } from "#shared/evidence/format";
import { readEvidence, readPicture } from "#shared/evidence/readEvidence";
import {
  tooLargeVerification,
  verifyEvidence,
  type EvidenceVerification,
} from "#shared/evidence/verifyEvidence";
import { describeThrown, fail, ok, type Result } from "#shared/domain/result";
import type { App } from "../../../stores/stores";

/** An evidence file that was chosen: what is wrong with it, and what can be seen and done with it. */
export interface ReadFile {
  readonly name: string;
  readonly verification: EvidenceVerification;
  /** Null where it cannot be read. */
  readonly data: EvidenceData | null;
  /** Address of the picture as data; null where there is none. */
  readonly picture: string | null;
  /** Whether the dataset that is open has the same files as the one it was made from. */
  readonly dataset: "same" | "other" | "none";
}

/** Verifies and reads a file; `dataset.unreadable` where the browser cannot read it. */
export async function readEvidenceFile(app: App, file: File): Promise<Result<ReadFile>> {
  const { name, size } = file;
  if (size > EVIDENCE_LIMIT)
    return ok({
      name,
      verification: tooLargeVerification(size),
      data: null,
      picture: null,
      dataset: "none",
    });
  let bytes;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch (thrown) {
    return fail("dataset.unreadable", `${name} cannot be read.`, {
      where: { file: name },
      detail: describeThrown(thrown),
    });
  }
  const verification = await verifyEvidence(bytes, app.ports.sha256);
  const data = readEvidence(bytes);
  const svg = readPicture(bytes);
  const dataset = await compared(app, data);
  if (!dataset.ok) return dataset;
  return ok({
    name,
    verification,
    data,
    picture: svg === null ? null : `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`,
    dataset: dataset.value,
  });
}

async function compared(
  { ports, session }: App,
  data: EvidenceData | null,
): Promise<Result<ReadFile["dataset"]>> {
  if (data === null || session.getState().current === null) return ok("none");
  const fingerprint = await ports.engine.fingerprint();
  if (!fingerprint.ok) return fingerprint;
  return ok(fingerprint.value.sha256 === data.dataset.sha256 ? "same" : "other");
}

/** Who recorded the export of the file, and when; null where the journal tells of none. */
export function recordOf(
  entries: readonly JournalEntry[],
  sha256: string | null,
): Pick<JournalEntry, "at" | "by"> | null {
  const isOfIt = ({ action }: JournalEntry): boolean =>
    action.kind === "evidence_exported" && action.sha256 === sha256;
  return entries.find(isOfIt) ?? null;
}

/** Findings beside which there is nothing else to say: the file is not read. */
const UNREAD = ["not_evidence", "too_large", "newer_version"] as const;
export type UnreadReason = (typeof UNREAD)[number];

/** Why a file is not read; null where it is. */
export const unreadReason = ({ findings }: EvidenceVerification): UnreadReason | null =>
  UNREAD.find((reason) => findings.some((finding) => finding.reason === reason)) ?? null;

/** A scene of a changed file, or of other data, would not be the picture that was handed out. */
export const canOpen = ({ verification, data, dataset }: ReadFile): boolean =>
  verification.findings.length === 0 && data !== null && dataset === "same";

/** The scene takes the place of the one on the canvas, which undo brings back, and the clock goes to its moment. */
export function openInGraph(
  { clock, graph, navigation }: App,
  file: string,
  { graph: of, view }: EvidenceData,
): void {
  if (view.moment !== null) clock.getState().go(view.moment);
  const { scene, name } = view;
  void graph.getState().openEvidence({ file, scene }, name ?? of.about.title);
  if (navigation.getState().location.page !== "graph") navigation.getState().show("graph");
}
