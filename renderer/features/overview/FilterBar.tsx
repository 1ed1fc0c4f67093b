import { Button } from "@blueprintjs/core";
import { Cross, Filter } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import {
  DIMENSIONS,
  NO_FILTER,
  type OverviewFigures,
  type OverviewFilter,
} from "#shared/contract/overview";
import { useFormat } from "../../ui/useFormat";
import { isEmpty, withoutRange, withoutValue } from "./filters";
import type { Names } from "./names";

interface Props {
  readonly filter: OverviewFilter;
  readonly figures: OverviewFigures;
  readonly whole: OverviewFigures | null;
  readonly names: Names;
  readonly loading: boolean;
  readonly onFilter: (filter: OverviewFilter) => void;
}

/** What the figures and charts are narrowed to, and how much passes; it keeps its height when it is empty. */
export function FilterBar({ filter, figures, whole, names, loading, onFilter }: Props) {
  const { t } = useTranslation();
  const range = useRangeText(filter);
  return (
    <div className="panel overview-filter" role="group" aria-label={t("overview.filter.title")}>
      <Filter size={14} title={false} />
      {isEmpty(filter) && <span className="quiet">{t("overview.filter.none")}</span>}
      {range !== null && (
        <Chip
          name={t("overview.dimension.time")}
          value={range}
          onRemove={() => onFilter(withoutRange(filter))}
        />
      )}
      {DIMENSIONS.flatMap((dimension) =>
        (filter.values[dimension] ?? []).map((value) => (
          <Chip
            key={`${dimension} ${value}`}
            name={t(`overview.dimension.${dimension}`)}
            value={names.value(dimension, value)}
            onRemove={() => onFilter(withoutValue(filter, dimension, value))}
          />
        )),
      )}
      {!isEmpty(filter) && (
        <Button
          size="small"
          variant="minimal"
          text={t("overview.clearAll")}
          onClick={() => onFilter(NO_FILTER)}
        />
      )}
      <span className="spring" />
      <span className="quiet overview-passing" role="status" aria-busy={loading}>
        <Passing figures={figures} whole={whole} />
      </span>
    </div>
  );
}

/** `Orders 312 of 1,289 · payments 401 of 1,583`. */
function Passing({ figures, whole }: Pick<Props, "figures" | "whole">) {
  const { t } = useTranslation();
  const format = useFormat();
  const parts = (["orders", "payments"] as const).flatMap((id) => {
    const shown = figures[id];
    const total = whole?.[id];
    if (shown === null || total === null || total === undefined) return [];
    const figure = { shown: format.count(shown), total: format.count(total) };
    return [t(`overview.filter.${id}`, figure)];
  });
  return <>{parts.join(" · ")}</>;
}

interface ChipProps {
  readonly name: string;
  readonly value: string;
  readonly onRemove: () => void;
}

function Chip({ name, value, onRemove }: ChipProps) {
  const { t } = useTranslation();
  return (
    <span className="overview-chip">
      <span className="quiet">{name}</span> {value}
      <button
        type="button"
        aria-label={t("overview.filter.remove", { name, value })}
        onClick={onRemove}
      >
        <Cross size={12} title={false} />
      </button>
    </span>
  );
}

const DAY = 86_400_000;

/** Whole days are written as dates, the last one included; anything else to the second. */
function useRangeText({ fromMs, toMs }: OverviewFilter): string | null {
  const { t } = useTranslation();
  const format = useFormat();
  if (fromMs === null && toMs === null) return null;
  const whole = (fromMs ?? 0) % DAY === 0 && (toMs ?? 0) % DAY === 0;
  const text = whole ? format.date : format.time;
  const from = fromMs === null ? null : text(fromMs);
  const to = toMs === null ? null : text(whole ? toMs - DAY : toMs);
  if (from === null) return t("overview.filter.until", { to });
  if (to === null) return t("overview.filter.since", { from });
  return from === to ? from : `${from} – ${to}`;
}
