import { useTranslation } from "react-i18next";
import { SCORE_BINS, type WhatIfAnswer } from "#shared/contract/decisions";
import type { Thresholds } from "#shared/contract/rules";
import { useFormat } from "../../../ui/useFormat";

interface Props {
  readonly histogram: WhatIfAnswer["histogram"] | null;
  readonly thresholds: Thresholds;
}

/** Height of the picture in its own units: legitimate payments stand on the middle, frauds hang from it. */
const HALF = 50;

/**
 * Payments by score. Bars are logarithmic, since frauds are a hundred times rarer and most payments score low; both
 * halves have the same scale.
 */
export function ScoreHistogram({ histogram, thresholds }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  if (histogram === null) return <div className="score-histogram" aria-busy />;
  const legitimate = histogram.legitimate.map((n, bin) => n + (histogram.unknown[bin] ?? 0));
  const most = Math.max(1, ...legitimate, ...histogram.frauds);
  const heightOf = (n: number): number => (n === 0 ? 0 : (Math.log1p(n) / Math.log1p(most)) * HALF);
  const sum = (bins: readonly number[]): number => bins.reduce((total, n) => total + n, 0);
  return (
    <div
      className="score-histogram"
      role="img"
      aria-label={t("rules.histogram", {
        frauds: format.count(sum(histogram.frauds)),
        others: format.count(sum(legitimate)),
      })}
    >
      <svg viewBox={`0 0 ${SCORE_BINS} ${2 * HALF}`} preserveAspectRatio="none">
        <rect
          className="score-challenge"
          x={thresholds.challenge * SCORE_BINS}
          width={(thresholds.block - thresholds.challenge) * SCORE_BINS}
          height={2 * HALF}
        />
        <rect
          className="score-block"
          x={thresholds.block * SCORE_BINS}
          width={(1 - thresholds.block) * SCORE_BINS}
          height={2 * HALF}
        />
        {legitimate.map((n, bin) => (
          <Bar key={`legitimate ${bin}`} bin={bin} height={heightOf(n)} up title={titleOf(bin)} />
        ))}
        {histogram.frauds.map((n, bin) => (
          <Bar key={`fraud ${bin}`} bin={bin} height={heightOf(n)} title={titleOf(bin)} />
        ))}
        <line className="score-middle" x1={0} x2={SCORE_BINS} y1={HALF} y2={HALF} />
      </svg>
      <span className="score-legend score-legend-top">
        {t(sum(histogram.unknown) > 0 ? "rules.legitimateOrUnknown" : "rules.legitimate")}
      </span>
      <span className="score-legend score-legend-bottom">{t("rules.frauds")}</span>
    </div>
  );

  function titleOf(bin: number): string {
    return t("rules.bin", {
      from: format.decimal(bin / SCORE_BINS),
      to: format.decimal((bin + 1) / SCORE_BINS),
      legitimate: format.count(legitimate[bin] ?? 0),
      frauds: format.count(histogram?.frauds[bin] ?? 0),
    });
  }
}

interface BarProps {
  readonly bin: number;
  readonly height: number;
  readonly up?: boolean;
  readonly title: string;
}

const Bar = ({ bin, height, up = false, title }: BarProps) =>
  height === 0 ? null : (
    <rect
      className={up ? "score-bar-legitimate" : "score-bar-fraud"}
      x={bin + 0.1}
      width={0.8}
      y={up ? HALF - height : HALF}
      height={height}
    >
      <title>{title}</title>
    </rect>
  );
