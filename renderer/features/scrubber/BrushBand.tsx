import { Cross } from "@blueprintjs/icons";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { TimeWindow } from "#shared/contract/graph";
import type { ReplaySpan } from "#shared/contract/replay";
import { MS_PER_DAY } from "#shared/domain/time";
import { useClock } from "../../stores/context";
import { useFormat } from "../../ui/useFormat";
import { BRUSH_ENDS, shareInSight, withEnd, type BrushEnd } from "./brush";
import { windowLabel, windowWords } from "./brushWords";
import type { Brush } from "./useBrush";

interface Props {
  readonly brushed: TimeWindow;
  readonly span: ReplaySpan;
  readonly keep: Brush["keep"];
}

/** What one press of an arrow key moves an end by, as a share of what is in sight; with Shift ten of them. */
const STEP = 1 / 200;

const percent = (share: number): string => `${share * 100}%`;

/** The stretch that the graph keeps to, over the track: how long it is, its two ends, and how to be rid of it. */
export function BrushBand({ brushed, span, keep }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const window = useClock((state) => state.window);
  const sight = shareInSight(brushed, { window });
  if (sight === null) return null;
  const { left, right } = sight;
  const toTheLeft = left + right > 1;
  return (
    <div className="scrubber-brush" role="group" aria-label={windowWords(brushed, format, t)}>
      <div
        className="scrubber-band"
        style={{ left: percent(left), right: percent(1 - right) }}
        data-from={brushed.fromMs >= window.fromMs}
        data-to={brushed.toMs <= window.toMs}
      />
      {BRUSH_ENDS.map((end) => (
        <BandEnd
          key={end}
          end={end}
          share={end === "fromMs" ? left : right}
          stepMs={(window.toMs - window.fromMs) * STEP}
          {...{ brushed, span, keep }}
        />
      ))}
      <div
        className="scrubber-band-label"
        style={toTheLeft ? { right: percent(1 - right) } : { left: percent(left) }}
      >
        <span>{windowLabel(brushed, format, t)}</span>
        <button
          type="button"
          aria-label={t("clock.brush.clear")}
          title={`${t("clock.brush.clear")} (Esc)`}
          onClick={() => keep(null)}
        >
          <Cross size={12} title={false} />
        </button>
      </div>
    </div>
  );
}

interface EndProps extends Props {
  readonly end: BrushEnd;
  readonly share: number;
  readonly stepMs: number;
}

/** An end as a slider of its own: the pointer takes hold of it through the track. */
function BandEnd({ end, share, stepMs, brushed, span, keep }: EndProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = movedTo(event, brushed[end], stepMs, span);
    if (event.key !== "Escape" && to === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (to === null) keep(null);
    else keep(withEnd(brushed, end, to, span), true);
  };
  return (
    <div
      className="scrubber-band-end"
      style={{ left: percent(share) }}
      data-keys="clock"
      role="slider"
      tabIndex={0}
      aria-label={t(`clock.brush.end.${end}`)}
      aria-valuemin={end === "fromMs" ? span.firstMs : brushed.fromMs}
      aria-valuemax={end === "fromMs" ? brushed.toMs : span.lastMs}
      aria-valuenow={brushed[end]}
      aria-valuetext={format.time(brushed[end])}
      onKeyDown={press}
    />
  );
}

/** Where a key moves an end to; null where it moves none. */
function movedTo(
  { key, shiftKey }: Pick<KeyboardEvent, "key" | "shiftKey">,
  ms: number,
  stepMs: number,
  { firstMs, lastMs }: ReplaySpan,
): number | null {
  const step = shiftKey ? stepMs * 10 : stepMs;
  switch (key) {
    case "ArrowLeft":
    case "ArrowDown":
      return ms - step;
    case "ArrowRight":
    case "ArrowUp":
      return ms + step;
    case "PageDown":
      return ms - MS_PER_DAY;
    case "PageUp":
      return ms + MS_PER_DAY;
    case "Home":
      return firstMs;
    case "End":
      return lastMs;
    default:
      return null;
  }
}
