import { Button } from "@blueprintjs/core";
import { ArrowLeft, ArrowRight } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import { useApp, useNavigation } from "../../stores/context";
import { keysOf } from "../../stores/shortcuts";

/** Back and forward through the places of this window. */
export function HistoryButtons() {
  const { t } = useTranslation();
  const mac = useApp().ports.system.mac();
  const { canGoBack, canGoForward, back, forward } = useNavigation((state) => state);
  return (
    <span className="history-buttons">
      <Button
        variant="minimal"
        icon={<ArrowLeft size={14} title={false} />}
        aria-label={t("shell.command.back")}
        title={`${t("shell.command.back")} (${keysOf("back", mac)})`}
        disabled={!canGoBack}
        onClick={back}
      />
      <Button
        variant="minimal"
        icon={<ArrowRight size={14} title={false} />}
        aria-label={t("shell.command.forward")}
        title={`${t("shell.command.forward")} (${keysOf("forward", mac)})`}
        disabled={!canGoForward}
        onClick={forward}
      />
    </span>
  );
}
