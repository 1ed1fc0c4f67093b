import { Button } from "@blueprintjs/core";
import { FastForward } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/useFormat";

interface Props {
  /** The dataset's first and last record, UTC milliseconds. */
  readonly firstMs: number;
  readonly lastMs: number;
  /** Null = the last record. */
  readonly asOfMs: number | null;
  /** Hears every day while the slider is dragged. */
  readonly onAsOf: (asOfMs: number | null) => void;
  /** The slider was let go. */
  readonly onDone: () => void;
  readonly onEnd: () => void;
}

const DAY_MS = 86_400_000;

/** The moment the figures hold for: the end of a day of the dataset, or its last record. */
export function AsOf({ firstMs, lastMs, asOfMs, onAsOf, onDone, onEnd }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const first = Math.floor(firstMs / DAY_MS);
  const last = Math.floor(lastMs / DAY_MS);
  const day = asOfMs === null ? last : Math.min(Math.max(Math.floor(asOfMs / DAY_MS), first), last);
  const label = asOfMs === null ? format.time(lastMs) : format.time(asOfMs);
  return (
    <span className="rules-asof">
      <label title={t("rules.asOfHint")}>
        {t("rules.asOf")}{" "}
        <input
          type="range"
          aria-valuetext={label}
          min={first}
          max={last}
          step={1}
          value={day}
          onChange={({ currentTarget }) => {
            const chosen = Number(currentTarget.value);
            onAsOf(chosen >= last ? null : (chosen + 1) * DAY_MS - 1);
          }}
          onPointerUp={onDone}
          onKeyUp={onDone}
          onBlur={onDone}
        />
      </label>
      <span className="rules-asof-time">{label} UTC</span>
      <Button
        size="small"
        variant="minimal"
        icon={<FastForward size={14} title={false} />}
        aria-label={t("rules.asOfEnd")}
        title={t("rules.asOfEnd")}
        disabled={asOfMs === null}
        onClick={onEnd}
      />
    </span>
  );
}
