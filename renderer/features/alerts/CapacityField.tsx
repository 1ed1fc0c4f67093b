import { useState } from "react";
import { useTranslation } from "react-i18next";

interface Props {
  /** Alerts that can be cleared in a day. */
  readonly value: number;
  readonly onChange: (perDay: number) => void;
}

const MOST_A_DAY = 100_000;

/** Kept when it is left or Enter is pressed; what is no whole number from 1 on is given up. */
export function CapacityField({ value, onChange }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const wanted = Number(typed);
  const usable = Number.isInteger(wanted) && wanted >= 1 && wanted <= MOST_A_DAY;
  return (
    <label className="alerts-capacity" title={t("alerts.capacityHint")}>
      <input
        type="number"
        min={1}
        max={MOST_A_DAY}
        aria-label={t("alerts.capacity")}
        aria-invalid={typed !== null && !usable}
        value={typed ?? String(value)}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onKeyDown={({ key, currentTarget }) => {
          if (key === "Enter") currentTarget.blur();
        }}
        onBlur={() => {
          if (typed !== null && usable && wanted !== value) onChange(wanted);
          setTyped(null);
        }}
      />
      {t("alerts.aDay")}
    </label>
  );
}
