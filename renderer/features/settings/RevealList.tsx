import { Button } from "@blueprintjs/core";
import { Export } from "@blueprintjs/icons";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Reveal } from "#shared/contract/methods";
import { csvOf } from "#shared/export/csv";
import { useApp, usePrivacy } from "../../stores/context";
import { ErrorDetails } from "../../ui/ErrorDetails";
import { useAnswer } from "../../ui/useAnswer";
import { useFormat } from "../../ui/useFormat";
import { SettingsCard } from "./SettingsCard";

const COLUMNS = ["at", "dataset", "table", "record", "key", "fields"] as const;
const FILE = "reveals.csv";

/** Every reveal the host has recorded, newest first. */
export function RevealList() {
  const { t } = useTranslation();
  const { value, error } = useReveals();
  return (
    <SettingsCard title={t("settings.reveals")} note={t("settings.revealsNote")}>
      {error !== null && (
        <div role="alert">
          <p>{t(`error.${error.code}.title`)}</p>
          <ErrorDetails error={error} />
        </div>
      )}
      {value !== null && <Recorded reveals={value} />}
    </SettingsCard>
  );
}

/** The list as the host has it, asked for again after every reveal. */
function useReveals() {
  const { host } = useApp().ports;
  const revision = usePrivacy((state) => state.revision);
  return useAnswer(
    useCallback(() => host.call("reveals.list", {}), [host]),
    revision,
  );
}

function Recorded({ reveals }: { reveals: readonly Reveal[] }) {
  const { t } = useTranslation();
  const { ports, notices } = useApp();
  if (reveals.length === 0) return <p className="quiet">{t("settings.noReveals")}</p>;
  const save = () => {
    const rows = reveals.map((reveal) => [
      reveal.at,
      reveal.dataset,
      reveal.table,
      reveal.record,
      reveal.key,
      reveal.fields.join(" "),
    ]);
    ports.files.save(FILE, "text/csv", csvOf(COLUMNS, rows));
    notices.getState().add("success", { kind: "exported", file: FILE });
  };
  return (
    <>
      <div className="reveal-table">
        <table>
          <thead>
            <tr>
              {(["at", "dataset", "what", "fields"] as const).map((name) => (
                <th key={name} scope="col">
                  {t(`settings.column.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {reveals.map((reveal, index) => (
              <RevealRow key={index} reveal={reveal} />
            ))}
          </tbody>
        </table>
      </div>
      <Button
        size="small"
        icon={<Export size={14} title={false} />}
        text={t("settings.exportCsv")}
        onClick={save}
      />
    </>
  );
}

function RevealRow({ reveal: { at, dataset, table, record, key, fields } }: { reveal: Reveal }) {
  const { t } = useTranslation();
  const format = useFormat();
  const time = Date.parse(at);
  return (
    <tr>
      <td>{Number.isNaN(time) ? at : format.time(time)}</td>
      <td className="mono" title={dataset}>
        {dataset.split(/[\\/]/).at(-1)}
      </td>
      <td>
        {table === null || record === null
          ? t("settings.allRecords")
          : `${table} ${key ?? format.count(record)}`}
      </td>
      <td>{fields.length === 0 ? t("settings.allFields") : fields.join(", ")}</td>
    </tr>
  );
}
