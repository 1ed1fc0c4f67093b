import { InputGroup, NumericInput } from "@blueprintjs/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSettings } from "../../stores/context";
import { SettingsCard } from "./SettingsCard";

const MOST_A_DAY = 100_000;

/** Who works here, as the journal names them, and how many alerts they can clear in a day. */
export function InvestigatorCard() {
  const { t } = useTranslation();
  const investigator = useSettings((state) => state.investigator);
  const setInvestigator = useSettings((state) => state.setInvestigator);
  const capacity = useSettings((state) => state.alertCapacity);
  const setCapacity = useSettings((state) => state.setAlertCapacity);
  const [typed, setTyped] = useState<string | null>(null);
  const keep = (): void => {
    if (typed !== null && typed.trim() !== investigator) void setInvestigator(typed.trim());
    setTyped(null);
  };
  return (
    <SettingsCard title={t("settings.investigator")} note={t("settings.investigatorNote")}>
      <label className="settings-field">
        {t("settings.name")}
        <InputGroup
          size="small"
          maxLength={200}
          placeholder={t("settings.systemUser")}
          value={typed ?? investigator}
          onValueChange={setTyped}
          onBlur={keep}
          onKeyDown={({ key }) => {
            if (key === "Enter") keep();
          }}
        />
      </label>
      <label className="settings-field">
        {t("settings.alertCapacity")}
        <NumericInput
          size="small"
          min={1}
          max={MOST_A_DAY}
          clampValueOnBlur
          value={capacity}
          onValueChange={(next) => {
            if (Number.isInteger(next) && next >= 1 && next <= MOST_A_DAY) void setCapacity(next);
          }}
        />
      </label>
    </SettingsCard>
  );
}
