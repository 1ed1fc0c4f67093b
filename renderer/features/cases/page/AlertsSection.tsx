import { Button } from "@blueprintjs/core";
import { Cross } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import type { QueueAlert } from "#shared/alerts/queue";
import { figuresOfHits } from "#shared/casework/caseFigures";
import type { CaseFile } from "#shared/casework/state";
import type { AlertKey } from "#shared/contract/casework";
import type { AlertHit } from "#shared/contract/replay";
import { useNavigation } from "../../../stores/context";
import { EntityLink } from "../../../ui/EntityLink";
import { THIN } from "../../../ui/format";
import { useFormat } from "../../../ui/useFormat";
import type { CaseActs } from "../caseActs";
import { idOfKey, type AlertsByKey } from "../caseHits";
import { AddAlert } from "./AddAlert";
import { Section } from "./Section";

interface Props {
  readonly file: CaseFile;
  readonly alerts: AlertsByKey;
  readonly known: boolean;
  readonly acts: CaseActs;
}

/** The alerts that were gathered into the case, as of the clock. */
export function AlertsSection({ file, alerts, known, acts }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Section
      title={t("cases.alerts")}
      counted={format.count(file.alerts.length)}
      actions={<AddAlert present={file.alerts} alerts={alerts} onAdd={acts.addAlerts} />}
    >
      {file.alerts.length === 0 ? (
        <p className="quiet panel-body">{t("cases.noAlerts")}</p>
      ) : (
        <div className="case-scroll">
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t("cases.alert.subject")}</th>
                <th scope="col">{t("cases.alert.state")}</th>
                <th scope="col" className="end">
                  {t("cases.alert.hits")}
                </th>
                <th scope="col" className="end">
                  {t("cases.alert.risk")}
                </th>
                <th scope="col" className="end">
                  {t("cases.alert.amount")}
                </th>
                <th scope="col">{t("cases.alert.last")}</th>
                <th scope="col">
                  <span className="visually-hidden">{t("cases.remove")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {file.alerts.map((key) => (
                <AlertRow
                  key={key}
                  subject={key}
                  alert={alerts.get(key) ?? null}
                  known={known}
                  onRemove={() => void acts.removeAlert(key)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}

interface RowProps {
  readonly subject: AlertKey;
  /** Null where nothing of it has happened yet, or it is not known. */
  readonly alert: QueueAlert | null;
  readonly known: boolean;
  readonly onRemove: () => void;
}

function AlertRow({ subject, alert, known, onRemove }: RowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const openAlert = useNavigation((state) => state.openAlert);
  const openEntity = useNavigation((state) => state.openEntity);
  const id = idOfKey(subject);
  const kind = subject.startsWith("customer:") ? "customer" : "payment";
  const hits = alert?.hits ?? [];
  const { atStake, lastMs } = figuresOfHits(hits);
  return (
    <tr>
      <th scope="row">
        {subject.startsWith("alert:") ? (
          <span className="mono">{id}</span>
        ) : (
          <EntityLink entity={{ kind, id }} onOpen={openEntity} />
        )}{" "}
        <button type="button" className="link" onClick={() => openAlert(subject)}>
          {t("cases.alert.open")}
        </button>
      </th>
      <td>{alert === null ? "–" : t(`alerts.state.${alert.state}`)}</td>
      <td className="end">
        {!known ? "–" : hits.length > 0 ? <Hits hits={hits} /> : t("cases.noHits")}
      </td>
      <td className="end">{alert === null ? "–" : format.cents(alert.risk)}</td>
      <td className="end">{known ? `${format.cents(atStake)}${THIN}€` : "–"}</td>
      <td>{lastMs === null ? "–" : format.time(lastMs)}</td>
      <td className="end">
        <Button
          size="small"
          variant="minimal"
          icon={<Cross size={12} title={false} />}
          aria-label={t("cases.alert.remove", { id })}
          title={t("cases.alert.remove", { id })}
          onClick={onRemove}
        />
      </td>
    </tr>
  );
}

const HITS_NAMED = 2;

/** How many hits, with the first payments as links. */
function Hits({ hits }: { readonly hits: readonly AlertHit[] }) {
  const format = useFormat();
  const openEntity = useNavigation((state) => state.openEntity);
  const ids = hits.flatMap(({ paymentId }) => paymentId ?? []);
  return (
    <span className="case-hits">
      {ids.slice(0, HITS_NAMED).map((id) => (
        <EntityLink key={id} entity={{ kind: "payment", id }} onOpen={openEntity} />
      ))}
      {ids.length > HITS_NAMED && <span className="quiet">…</span>}
      <b>{format.count(hits.length)}</b>
    </span>
  );
}
