import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { CaseFile } from "#shared/casework/state";
import { useApp, useCasework } from "../../../stores/context";
import { caseActs } from "../caseActs";
import { hitsOfCase } from "../caseHits";
import { tagsOf } from "../list/caseRows";
import { useCaseAlerts } from "../useCaseAlerts";
import { AlertsSection } from "./AlertsSection";
import { AttachmentsSection } from "./AttachmentsSection";
import { BookmarksSection } from "./BookmarksSection";
import { CaseHead } from "./CaseHead";
import { FiguresSection } from "./FiguresSection";
import { HistorySection } from "./HistorySection";
import { NotesSection } from "./NotesSection";
import { RelatedSection } from "./RelatedSection";
import { ReviewSection } from "./ReviewSection";
import { SummarySection } from "./SummarySection";
import { ViewsSection } from "./ViewsSection";

/** A case: what it is about on the left, the work on it on the right. */
export function CasePage({ file }: { readonly file: CaseFile }) {
  const { t } = useTranslation();
  const app = useApp();
  const { alerts, known } = useCaseAlerts();
  const work = useCasework((state) => state.work);
  const acts = useMemo(() => caseActs(app, file), [app, file]);
  const hits = useMemo(() => hitsOfCase(file, alerts), [file, alerts]);
  const tags = useMemo(() => tagsOf(work), [work]);
  return (
    <div className="workspace case-page" aria-label={t("cases.one", { title: file.title })}>
      <CaseHead file={file} knownTags={tags} alerts={alerts} known={known} acts={acts} />
      <FiguresSection file={file} hits={hits} known={known} />
      <div className="columns">
        <div className="column">
          <SummarySection file={file} acts={acts} />
          <AlertsSection file={file} alerts={alerts} known={known} acts={acts} />
          <RelatedSection file={file} alerts={alerts} acts={acts} />
          <AttachmentsSection file={file} acts={acts} />
        </div>
        <div className="column">
          <ReviewSection file={file} acts={acts} />
          <NotesSection file={file} acts={acts} />
          <BookmarksSection file={file} acts={acts} />
          <ViewsSection file={file} acts={acts} />
          <HistorySection file={file} />
        </div>
      </div>
    </div>
  );
}
