import { useTranslation } from "react-i18next";
import { useGraph } from "../../../../stores/context";
import { useFormat } from "../../../../ui/useFormat";

/** The moment that figures hold for, and the window where there is one, in words. */
export function useAsOfText(): string {
  const { t } = useTranslation();
  const format = useFormat();
  const { moment, window } = useGraph((state) => state.at);
  const asOf =
    moment === null
      ? t("graph.pane.asOfAll")
      : t("graph.pane.asOf", { time: format.time(moment.ms) });
  if (window === null) return asOf;
  return t("graph.pane.inWindow", {
    asOf,
    from: format.time(window.fromMs),
    to: format.time(window.toMs),
  });
}
