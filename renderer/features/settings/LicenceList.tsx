import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { ok } from "#shared/domain/result";
import type { Licence } from "../../platform/ports";
import { useApp } from "../../stores/context";
import { useAnswer } from "../../ui/useAnswer";
import { useFormat } from "../../ui/useFormat";
import { SettingsCard } from "./SettingsCard";

/** The packages the application is made with, each with its licence. */
export function LicenceList() {
  const { t } = useTranslation();
  const format = useFormat();
  const { licences } = useApp().ports;
  const ask = useCallback(async () => ok(await licences()), [licences]);
  const { value } = useAnswer(ask);
  const count = value?.length ?? 0;
  return (
    <SettingsCard
      title={t("settings.licences")}
      note={
        value === null
          ? t("settings.licencesLoading")
          : t("settings.licencesNote", { count, n: format.count(count) })
      }
    >
      <ul className="licences">
        {(value ?? []).map((licence) => (
          <li key={`${licence.name} ${licence.version}`}>
            <OneLicence {...licence} />
          </li>
        ))}
      </ul>
    </SettingsCard>
  );
}

function OneLicence({ name, version, licence, text }: Licence) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <span className="licence-name">{name}</span>
        <span className="quiet">{version}</span>
        <span className="licence-kind">{licence}</span>
      </summary>
      {open && <pre lang="en">{text ?? t("settings.noLicenceText", { licence })}</pre>}
    </details>
  );
}
