import { Button, Radio, RadioGroup } from "@blueprintjs/core";
import { useTranslation } from "react-i18next";
import { carryOut } from "../../stores/commands";
import { FUTURE_ROWS } from "#shared/contract/replay";
import { useApp, useSettings } from "../../stores/context";
import { GAPS, gapOf, replayWith } from "./gaps";
import { InvestigatorCard } from "./InvestigatorCard";
import { SettingsCard } from "./SettingsCard";

const THEMES = ["system", "light", "dark"] as const;
const LANGUAGES = ["system", "en", "fr"] as const;

/** Theme, language, clock, who works here, panels, tour and keys. */
export function GeneralSection() {
  const { t } = useTranslation();
  const app = useApp();
  const { theme, language, panels, future, replay } = useSettings((state) => state);
  const { setTheme, setLanguage, setFuture, setReplay } = app.settings.getState();
  return (
    <div className="settings-cards">
      <SettingsCard title={t("status.theme")}>
        <Choices
          label={t("status.theme")}
          options={THEMES.map((name) => [name, t(`status.${name}`)])}
          chosen={theme}
          onChoose={(name) => void setTheme(name)}
        />
      </SettingsCard>
      <SettingsCard title={t("status.language")}>
        <Choices
          label={t("status.language")}
          options={LANGUAGES.map((name) => [name, t(`settings.language.${name}`)])}
          chosen={language}
          onChoose={(name) => void setLanguage(name)}
        />
      </SettingsCard>
      <SettingsCard title={t("settings.future")} note={t("settings.futureNote")}>
        <Choices
          label={t("settings.future")}
          options={FUTURE_ROWS.map((name) => [name, t(`settings.futureRows.${name}`)])}
          chosen={future}
          onChoose={(name) => void setFuture(name)}
        />
      </SettingsCard>
      <SettingsCard title={t("settings.gaps")} note={t("settings.gapsNote")}>
        <Choices
          label={t("settings.gaps")}
          options={GAPS.map(([name]) => [name, t(`settings.gap.${name}`)])}
          chosen={gapOf(replay)}
          onChoose={(name) => void setReplay(replayWith(name))}
        />
      </SettingsCard>
      <InvestigatorCard />
      <SettingsCard title={t("settings.panels")} note={t("settings.panelsNote")}>
        <Button
          size="small"
          text={t("settings.panelsReset")}
          disabled={Object.keys(panels).length === 0}
          onClick={() => carryOut("resetPanels", app)}
        />
      </SettingsCard>
      <SettingsCard title={t("settings.help")} note={t("settings.helpNote")}>
        {app.info.demoPresent && (
          <Button
            size="small"
            text={t("shell.command.tour")}
            onClick={() => carryOut("tour", app)}
          />
        )}
        <Button
          size="small"
          text={t("settings.keys")}
          aria-haspopup="dialog"
          onClick={() => carryOut("keyboard", app)}
        />
      </SettingsCard>
    </div>
  );
}

interface ChoicesProps<Name extends string> {
  readonly label: string;
  readonly options: readonly (readonly [name: Name, text: string])[];
  readonly chosen: Name;
  readonly onChoose: (name: Name) => void;
}

function Choices<Name extends string>({ label, options, chosen, onChoose }: ChoicesProps<Name>) {
  return (
    <RadioGroup
      inline
      aria-label={label}
      selectedValue={chosen}
      onChange={({ currentTarget }) => {
        const next = options.find(([name]) => name === currentTarget.value);
        if (next !== undefined) onChoose(next[0]);
      }}
    >
      {options.map(([name, text]) => (
        <Radio key={name} value={name} label={text} />
      ))}
    </RadioGroup>
  );
}
