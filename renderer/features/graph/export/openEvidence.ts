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

/** A scene of a changed file, or of other data, would not be the picture that was handed out. */
export const canOpen = ({ verification, data, dataset }: ReadFile): boolean =>
  verification.findings.length === 0 && data !== null && dataset === "same";

/** The scene takes the place of the one on the canvas, which undo brings back, and the clock goes to its moment. */
export function openInGraph({ clock, graph, navigation }: App, { graph: of, view }: EvidenceData) {
  if (view.moment !== null) clock.getState().go(view.moment);
  const { edit, setViewport } = graph.getState();
  edit({ key: "evidenceOpened", values: { to: view.name ?? of.about.title } }, () => view.scene);
  setViewport(view.scene.viewport);
  if (navigation.getState().location.page !== "graph") navigation.getState().show("graph");
}
