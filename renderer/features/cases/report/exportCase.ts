import type { TFunction } from "i18next";
import { reportToHtml } from "#shared/casework/export/reportToHtml";
import type { CaseFile } from "#shared/casework/state";
import { fail, type Result } from "#shared/domain/result";
import type { Language } from "../../../i18n/language";
import { bytesOf } from "../../../stores/base64";
import type { App } from "../../../stores/stores";
import { fileStem } from "../../../ui/fileStem";
import { createFormat } from "../../../ui/format";
import { caseReport } from "./caseReport";
import { gatherEvidence, type GatherOptions } from "./gatherEvidence";

export interface ExportedCase {
  readonly file: string;
  readonly sha256: string;
  /** Whether the journal tells of it. */
  readonly recorded: boolean;
}

/** Writes the case down as one HTML file, hands it to the user, and records its SHA-256 in the journal. */
export async function exportCase(
  app: App,
  file: CaseFile,
  {
    t,
    language,
    ...options
  }: GatherOptions & { readonly t: TFunction; readonly language: Language },
): Promise<Result<ExportedCase>> {
  const evidence = await gatherEvidence(app, file, options);
  if (!evidence.ok) return evidence;
  const html = reportToHtml(
    caseReport(evidence.value, { t, language, format: createFormat(language) }),
  );
  const bytes = bytesOf(html);
  const sha256 = await app.ports.sha256(bytes);
  if (options.signal.aborted) return fail("dataset.cancelled", "The export was given up.");
  const name = `${fileStem(file.title)}-${file.id.slice(0, 8)}.html`;
  app.ports.files.save(name, "text/html", bytes);
  const recorded = await app.casework
    .getState()
    .record([{ kind: "case_exported", case: file.id, sha256 }]);
  return { ok: true, value: { file: name, sha256, recorded } };
}
