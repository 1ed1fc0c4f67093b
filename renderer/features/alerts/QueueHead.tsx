import { Button, Classes, HTMLSelect, InputGroup } from "@blueprintjs/core";
import { Download, Search } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import { AGREEMENTS, ALERT_LISTS, type AlertsLocation } from "../../stores/location";
import { useFormat } from "../../ui/useFormat";
import { CapacityField } from "./CapacityField";
import type { Pace } from "#shared/alerts/pace";
import { PaceText } from "./PaceText";
import type { ListCounts } from "./shownQueue";

interface Props {
  readonly location: AlertsLocation;
  readonly counts: ListCounts;
  readonly shown: number;
  /** The rules of the queue with their names and numbers of alerts. */
  readonly rules: readonly { readonly id: string; readonly name: string; readonly count: number }[];
  /** Where the clock stands, UTC milliseconds; null without one. */
  readonly nowMs: number | null;
  readonly capacity: number;
  readonly pace: Pace;
  /** Alerts that were closed today. */
  readonly today: number;
  readonly onCapacity: (perDay: number) => void;
  readonly onChange: (change: Partial<AlertsLocation>) => void;
  readonly onExport: () => void;
}

/** Which alerts are listed, how many of how many, and how long they will take. */
export function QueueHead(props: Props) {
  const { location, counts, shown, nowMs, pace, today, onChange } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const of = { shown: format.count(shown), total: format.count(counts.all), count: counts.all };
  return (
    <header className="alerts-head">
      <div className="workspace-head">
        <h1>{t("nav.alerts")}</h1>
        <div className="toggles" role="group" aria-label={t("alerts.lists")}>
          {ALERT_LISTS.map((list) => (
            <button
              key={list}
              type="button"
              className="toggle"
              aria-pressed={list === location.list}
              onClick={() => onChange({ list, key: null })}
            >
              {t(`alerts.list.${list}`)} <strong>{format.count(counts[list])}</strong>
            </button>
          ))}
        </div>
        <span className="spring" />
        <span className="quiet alerts-count" role="status">
          {nowMs === null
            ? t("alerts.shown", of)
            : t("alerts.shownAsOf", { ...of, time: format.time(nowMs) })}
        </span>
      </div>
      <div className="alerts-filters" role="search">
        <Filters {...props} />
        <CapacityField value={props.capacity} onChange={props.onCapacity} />
        <span className="spring" />
        <PaceText pace={pace} left={counts.todo} today={today} />
        <Button
          size="small"
          variant="minimal"
          icon={<Download size={14} title={false} />}
          text="CSV"
          title={t("alerts.export")}
          disabled={shown === 0}
          onClick={props.onExport}
        />
      </div>
    </header>
  );
}

function Filters({ location, rules, onChange }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { agreement, ruleId, search } = location;
  const known = ruleId === null || rules.some(({ id }) => id === ruleId);
  return (
    <>
      <InputGroup
        size="small"
        type="search"
        leftIcon={<Search size={14} title={false} className={Classes.ICON} />}
        placeholder={t("alerts.search")}
        aria-label={t("alerts.search")}
        value={search}
        onValueChange={(text) => onChange({ search: text })}
      />
      <HTMLSelect
        minimal
        aria-label={t("alerts.agreementFilter")}
        value={agreement}
        onChange={({ currentTarget }) =>
          onChange({
            agreement: AGREEMENTS.find((one) => one === currentTarget.value) ?? "any",
          })
        }
      >
        {AGREEMENTS.map((one) => (
          <option key={one} value={one}>
            {t(`alerts.agreementChoice.${one}`)}
          </option>
        ))}
      </HTMLSelect>
      <HTMLSelect
        minimal
        className="alerts-rule-filter"
        aria-label={t("alerts.ruleFilter")}
        value={ruleId ?? ""}
        onChange={({ currentTarget }) =>
          onChange({ ruleId: currentTarget.value === "" ? null : currentTarget.value })
        }
      >
        <option value="">{t("alerts.anyRule")}</option>
        {!known && <option value={ruleId}>{ruleId}</option>}
        {rules.map(({ id, name, count }) => (
          <option key={id} value={id}>
            {name} ({format.count(count)})
          </option>
        ))}
      </HTMLSelect>
    </>
  );
}
