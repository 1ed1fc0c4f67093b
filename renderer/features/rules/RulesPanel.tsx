import { Button } from "@blueprintjs/core";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useApp, useNavigation, useRules, useSession } from "../../stores/context";
import { newestOf } from "../../stores/rules";
import { EmptyState } from "../../ui/EmptyState";
import { ErrorDetails } from "../../ui/ErrorDetails";
import { RulesWorkspace } from "./RulesWorkspace";

/** The rules workspace at its address: the rule that is edited. */
export function RulesPanel() {
  const { t } = useTranslation();
  const { rules } = useApp();
  const location = useNavigation((state) => state.location);
  const loaded = useSession(({ current }) => current?.loaded ?? null);
  const working = useRules((state) => state.working);
  const newest = useRules(newestOf);
  const error = useRules((state) => state.error);
  useEffect(() => void rules.getState().read(), [rules]);

  if (location.page !== "rules" || loaded === null) return null;
  if (error !== null && working === null)
    return (
      <div className="workspace">
        <EmptyState title={<h1>{t(`error.${error.code}.title`)}</h1>}>
          <ErrorDetails error={error} />
          <Button text={t("common.retry")} onClick={() => void rules.getState().read()} />
        </EmptyState>
      </div>
    );
  if (working === null || newest === null)
    return (
      <div className="workspace" aria-busy>
        <h1>{t("rules.title")}</h1>
      </div>
    );
  return (
    <RulesWorkspace
      key={loaded.generation}
      loaded={loaded}
      working={working}
      newest={newest}
      ruleId={location.ruleId}
    />
  );
}
