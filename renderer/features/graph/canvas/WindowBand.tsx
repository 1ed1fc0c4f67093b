import { Button } from "@blueprintjs/core";
import { Cross } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import { useApp, useGraph } from "../../../stores/context";
import { useFormat } from "../../../ui/useFormat";

/** The stretch of time that the graph is made of, where it is not all of it. */
export function WindowBand() {
  const { t } = useTranslation();
  const format = useFormat();
  const { graph } = useApp();
  const window = useGraph(({ scene }) => scene.filter.window);
  if (window === null) return null;
  return (
    <div className="graph-band" role="status">
      <span>
        {t("graph.canvas.window", {
          from: format.time(window.fromMs),
          to: format.time(window.toMs),
        })}
      </span>
      <Button
        size="small"
        variant="minimal"
        icon={<Cross size={12} title={false} />}
        aria-label={t("graph.filter.clearWindow")}
        title={t("graph.filter.clearWindow")}
        onClick={() => graph.getState().setFilter({ window: null })}
      />
    </div>
  );
}
