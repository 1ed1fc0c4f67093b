import { Button } from "@blueprintjs/core";
import { EyeOpen, Lock } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import { PERSONAL_TABLES, personalFields } from "#shared/domain/personal";
import { carryOut } from "../../stores/commands";
import { useApp, usePrivacy, useSession } from "../../stores/context";
import { RevealList } from "./RevealList";
import { SettingsCard } from "./SettingsCard";

/** What is masked, whether it is at the moment, and who asked to see it when. */
export function PrivacySection() {
  const { t } = useTranslation();
  return (
    <div className="settings-cards">
      <SettingsCard title={t("settings.masked")} note={t("settings.maskedNote")}>
        <dl className="pairs">
          {PERSONAL_TABLES.map((table) => (
            <div key={table} className="pair">
              <dt className="mono">{table}</dt>
              <dd className="mono">{personalFields(table).join(", ")}</dd>
            </div>
          ))}
        </dl>
        <MaskState />
      </SettingsCard>
      <RevealList />
    </div>
  );
}

function MaskState() {
  const { t } = useTranslation();
  const app = useApp();
  const { anyRevealed, allRevealed } = usePrivacy((state) => state);
  const open = useSession((state) => state.current !== null);
  const Icon = anyRevealed ? EyeOpen : Lock;
  const state = allRevealed ? "all" : anyRevealed ? "some" : "none";
  return (
    <p className="mask-state">
      <Icon size={14} title={false} />
      <span role="status">{t(`settings.revealed.${state}`)}</span>
      <span className="spring" />
      <Button
        size="small"
        text={t("settings.revealAll")}
        disabled={!open || allRevealed}
        onClick={() => carryOut("revealAll", app)}
      />
      <Button
        size="small"
        text={t("settings.mask")}
        disabled={!anyRevealed}
        onClick={() => carryOut("mask", app)}
      />
    </p>
  );
}
