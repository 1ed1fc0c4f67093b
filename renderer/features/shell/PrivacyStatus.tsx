import { EyeOpen, Lock } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import { carryOut } from "../../stores/commands";
import { useApp, usePrivacy } from "../../stores/context";
import { StatusWords } from "./StatusWords";

/** Whether personal data can be seen. Masked, it leads to what that means; shown, a click masks it again. */
export function PrivacyStatus() {
  const { t } = useTranslation();
  const app = useApp();
  const shown = usePrivacy((state) => state.anyRevealed);
  const all = usePrivacy((state) => state.allRevealed);
  const words = all ? t("status.personalShown") : t("status.personalSome");
  const Icon = shown ? EyeOpen : Lock;
  return (
    <button
      type="button"
      className={shown ? "status-button status-shown" : "status-button"}
      title={shown ? t("status.personalShownHint") : t("status.personalMaskedHint")}
      onClick={() => carryOut(shown ? "mask" : "privacy", app)}
    >
      <Icon size={12} title={false} />
      <StatusWords words={shown ? words : t("status.personalMasked")} />
    </button>
  );
}
