import { Button } from "@blueprintjs/core";
import { useTranslation } from "react-i18next";
import { useApp, useCasework, useNavigation } from "../../stores/context";
import { EmptyState } from "../../ui/EmptyState";
import { ErrorDetails } from "../../ui/ErrorDetails";
import { CaseList } from "./list/CaseList";
import { CasePage } from "./page/CasePage";

/** The cases workspace: the list, or the case of the address. */
export function CasesPanel() {
  const { t } = useTranslation();
  const { casework } = useApp();
  const location = useNavigation((state) => state.location);
  const openCase = useNavigation((state) => state.openCase);
  const status = useCasework((state) => state.status);
  const error = useCasework((state) => state.error);
  const caseId = location.page === "cases" ? location.caseId : null;
  const file = useCasework(({ work }) => (caseId === null ? undefined : work.cases.get(caseId)));
  if (status === "failed" && error !== null)
    return (
      <div className="workspace">
        <EmptyState title={<h1>{t(`error.${error.code}.title`)}</h1>}>
          <ErrorDetails error={error} />
          <Button text={t("common.retry")} onClick={() => void casework.getState().retry()} />
        </EmptyState>
      </div>
    );
  if (status !== "ready")
    return (
      <div className="workspace" aria-busy>
        <h1>{t("cases.title")}</h1>
      </div>
    );
  if (caseId === null) return <CaseList />;
  if (file === undefined)
    return (
      <div className="workspace">
        <EmptyState title={<h1>{t("cases.unknown", { id: caseId })}</h1>}>
          <p>{t("cases.unknownWhy")}</p>
          <button type="button" className="link" onClick={() => openCase(null)}>
            {t("cases.all")}
          </button>
        </EmptyState>
      </div>
    );
  return <CasePage key={caseId} file={file} />;
}
