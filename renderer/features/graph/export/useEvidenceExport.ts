import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { WorkProgress } from "#shared/contract/decisions";
import { useLanguage } from "../../../i18n/useLanguage";
import { copyWithNotice } from "../../../stores/copy";
import { useApp } from "../../../stores/context";
import { exportEvidence } from "./exportEvidence";

/** The export of an evidence file, which takes a while: how far it is, and the way to give it up. */
export function useEvidenceExport() {
  const { t } = useTranslation();
  const app = useApp();
  const language = useLanguage();
  const [progress, setProgress] = useState<WorkProgress | null>(null);
  /** The journal does not tell of the last one. */
  const [unrecorded, setUnrecorded] = useState(false);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  const run = async (): Promise<void> => {
    abort.current = new AbortController();
    const { signal } = abort.current;
    setUnrecorded(false);
    setProgress({ done: 0, total: 0 });
    const answer = await exportEvidence(app, {
      t,
      language,
      signal,
      onProgress: setProgress,
    });
    setProgress(null);
    const notices = app.notices.getState();
    if (!answer.ok) {
      if (!signal.aborted) notices.addError(answer.error);
      return;
    }
    const { file, sha256, recorded } = answer.value;
    notices.add(
      "success",
      { kind: "evidenceExported", file, sha256 },
      { kind: "copyHash", run: () => void copyWithNotice(app, sha256) },
    );
    setUnrecorded(!recorded);
  };
  return { progress, unrecorded, start: () => void run(), cancel: () => abort.current?.abort() };
}
