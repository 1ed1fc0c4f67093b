import { useTranslation } from "react-i18next";
import { NumberField } from "../NumberField";

interface Props {
  /** What the points are of, for those who do not see the row. */
  readonly rule: string;
  readonly points: number;
  readonly onPoints: (points: number) => void;
  readonly onDone: () => void;
  readonly tabIndex?: 0 | -1;
}

/** Points from 0 to 100: dragged, or typed to the half. */
export function PointsControl({ rule, points, onPoints, onDone, tabIndex = 0 }: Props) {
  const { t } = useTranslation();
  const label = t("rules.pointsOf", { rule });
  return (
    <span className="rule-points">
      <input
        type="range"
        aria-label={label}
        min={0}
        max={100}
        step={1}
        tabIndex={tabIndex}
        value={points}
        onChange={({ currentTarget }) => onPoints(Number(currentTarget.value))}
        onKeyDown={(event) => {
          if (event.key.startsWith("Arrow")) event.stopPropagation();
        }}
        onPointerUp={onDone}
        onBlur={onDone}
      />
      <NumberField
        label={t("rules.pointsNumber", { rule })}
        value={points}
        min={0}
        max={100}
        step={0.5}
        tabIndex={tabIndex}
        onChange={onPoints}
        onDone={onDone}
      />
    </span>
  );
}
