import { useTranslation } from "react-i18next";
import { useFormat } from "../../../../ui/useFormat";

interface Props {
  /** Payments a bar. */
  readonly bars: ArrayLike<number>;
  /** What the bars span, UTC milliseconds. */
  readonly fromMs: number;
  readonly toMs: number;
  /** Where the clock stands; null = everything has happened. */
  readonly nowMs: number | null;
}

const HEIGHT = 28;
const STEP = 4;
const LEAST = 2;

/** When its payments were, over the whole span of the log: what lies behind the clock is left empty. */
export function Sparkline({ bars, fromMs, toMs, nowMs }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const counts = Array.from(bars);
  const most = Math.max(1, ...counts);
  const width = counts.length * STEP;
  const now =
    nowMs === null || toMs <= fromMs
      ? width
      : Math.min(Math.max((nowMs - fromMs) / (toMs - fromMs), 0), 1) * width;
  const label = t("graph.pane.sparkline", {
    from: format.date(fromMs),
    to: format.date(toMs),
    most: format.count(most),
  });
  return (
    <figure className="graph-sparkline">
      <svg
        viewBox={`0 0 ${width} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
      >
        <rect className="graph-sparkline-past" x="0" y="0" width={now} height={HEIGHT} />
        {counts.map((count, at) => {
          const height = count === 0 ? 0 : Math.max(LEAST, (count / most) * HEIGHT);
          return (
            <rect key={at} x={at * STEP} y={HEIGHT - height} width={STEP - 1} height={height} />
          );
        })}
      </svg>
      <figcaption>
        <span>{format.date(fromMs)}</span>
        <span>{format.date(toMs)}</span>
      </figcaption>
    </figure>
  );
}
