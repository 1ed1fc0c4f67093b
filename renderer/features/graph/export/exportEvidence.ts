import { EVIDENCE_LIMIT } from "#shared/evidence/format";
import { toEvidence } from "#shared/evidence/toEvidence";
import { fail, ok, type Result } from "#shared/domain/result";
import type { Language } from "../../../i18n/language";
import type { App } from "../../../stores/stores";
import { createFormat } from "../../../ui/format";
import { evidenceContent } from "./evidenceContent";
import { gatherEvidence, type GatherOptions } from "./gatherEvidence";
import { graphFileName } from "./graphFiles";

export interface ExportedEvidence {
  readonly file: string;
  readonly sha256: string;
  /** Whether the journal tells of it. */
  readonly recorded: boolean;
}

/** Writes the graph and what it was drawn from down as one HTML file, hands it to the user, and records its SHA-256. */
export async function exportEvidence(
  app: App,
  { language, ...options }: GatherOptions & { readonly language: Language },
): Promise<Result<ExportedEvidence>> {
  const evidence = await gatherEvidence(app, options);
  if (!evidence.ok) return evidence;
  const wording = { t: options.t, format: createFormat(language), language };
  const { sha256 } = app.ports;
  const bytes = await toEvidence(evidenceContent(evidence.value, wording), sha256);
  if (options.signal.aborted) return fail("dataset.cancelled", "The export was given up.");
  if (bytes.length > EVIDENCE_LIMIT)
    return fail("host.tooLarge", "The evidence file would be larger than can be read again.", {
      tip: "Hide nodes, or keep to a window of time.",
    });
  const file = graphFileName("evidence", {
    view: evidence.value.view?.name ?? null,
    moment: evidence.value.moment,
    kind: "html",
  });
  app.ports.files.save(file, "text/html", bytes);
  const hash = await sha256(bytes);
  const view = evidence.value.view?.id ?? null;
  const recorded = await app.casework
    .getState()
    .record([
      { kind: "evidence_exported", view, case: evidence.value.file?.id ?? null, sha256: hash },
    ]);
  return ok({ file, sha256: hash, recorded });
}
