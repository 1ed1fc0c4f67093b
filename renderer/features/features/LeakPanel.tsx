import { useTranslation } from "react-i18next";
import { useApp, useLeakCheck } from "../../stores/context";
import { LeakForm } from "./LeakForm";
import { LeakOutcomeView } from "./LeakOutcomeView";
import { LeakProgress } from "./LeakProgress";

/** The leak check: what it is, how it is run, and what it came to. */
export function LeakPanel() {
  const { t } = useTranslation();
  const { leakCheck } = useApp();
  const { choose, run, cancel } = leakCheck.getState();
  const options = useLeakCheck((state) => state.options);
  const task = useLeakCheck((state) => state.task);
  const outcome = useLeakCheck((state) => state.outcome);
  return (
    <div className="leaks">
      <section className="panel panel-body leak-intro" aria-label={t("features.tab.leaks")}>
        <p className="prose">{t("features.leak.what")}</p>
        <p className="prose">{t("features.leak.how")}</p>
        <LeakForm
          options={options}
          running={task !== null}
          onChoose={choose}
          onRun={() => void run()}
        />
        {task !== null && <LeakProgress task={task} onCancel={cancel} />}
      </section>
      {outcome !== null && <LeakOutcomeView outcome={outcome} />}
    </div>
  );
}
