import { useDeferredValue } from "react";
import { useTranslation } from "react-i18next";
import { useApp, useNavigation, useSession } from "../../stores/context";
import { copyWithNotice } from "../../stores/copy";
import { OpenChoices } from "./OpenChoices";
import { OpeningStatus } from "./OpeningStatus";
import { Overview } from "./Overview";

/** The first workspace: what is open, or the ways to open something. */
export function DatasetPanel() {
  const app = useApp();
  const open = useSession((state) => state.current);
  // The page of a dataset is rendered in slices, so that the window answers meanwhile.
  const current = useDeferredValue(open);
  const showCheck = useNavigation((state) => state.showCheck);
  const showTab = useNavigation((state) => state.showTab);
  return (
    <div className="workspace" aria-busy={current !== open}>
      {current === null ? (
        <Start />
      ) : (
        <Overview
          current={current}
          onCheck={showCheck}
          onTab={showTab}
          onCopy={(value) => void copyWithNotice(app, value)}
        />
      )}
    </div>
  );
}

function Start() {
  const { t } = useTranslation();
  const task = useSession((state) => state.task);
  const cancel = useSession((state) => state.cancel);
  return (
    <div className="start">
      <h1>{task === null ? t("open.title") : t("app.name")}</h1>
      {task === null ? <OpenChoices /> : <OpeningStatus task={task} onCancel={cancel} />}
    </div>
  );
}
