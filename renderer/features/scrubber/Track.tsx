import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { TickUnit } from "#shared/clock/ticks";
import type { Bookmark } from "#shared/contract/casework";
import type { TimeWindow } from "#shared/contract/graph";
import type { Histogram, ReplaySpan } from "#shared/contract/replay";
import { goToBookmark } from "../../stores/bookmarks";
import { useApp, useClock } from "../../stores/context";
import type { Format } from "../../ui/format";
import { useFormat } from "../../ui/useFormat";
import { BrushBand } from "./BrushBand";
import { windowWords } from "./brushWords";
import { startPainter, type Painter } from "./painter";
import { barAt, bookmarkAt } from "./scene";
import { pressOnTrack } from "./trackKeys";
import { listenToPointer, type TrackPlace } from "./trackPointer";
import { useBrush, type Arming, type Brush } from "./useBrush";

interface Hover extends TrackPlace {
  readonly width: number;
  readonly histogram: Histogram | null;
  /** Whose mark the pointer is on. */
  readonly bookmark: Bookmark | null;
}

function hoverAt(at: TrackPlace, { scene, histogram }: Painter): Hover {
  const state = scene();
  const bookmark = bookmarkAt(at.x, at.y, state);
  return { ...at, width: state.width, histogram: histogram(), bookmark };
}

/** The time as a slider: bars drawn on a canvas, outside of React. */
export function Track({ span, ...arming }: { readonly span: ReplaySpan } & Arming) {
  const { t } = useTranslation();
  const app = useApp();
  const format = useFormat();
  const track = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [hover, setHover] = useState<Hover | null>(null);
  const settled = useClock((state) => state.settled);
  const deciding = useClock((state) => state.deciding);
  const brush = useBrush(track, span, arming);
  useEffect(() => {
    const { current } = canvas;
    if (current === null || track.current === null) return;
    const { clock, casework, settings, ports } = app;
    const painter = startPainter(current, {
      clock,
      casework,
      settings,
      replay: ports.engine.replay,
      frames: ports.frames,
      label: (ms, unit) => labelOf(format, ms, unit),
    });
    const stop = listenToPointer(track.current, {
      clock,
      scene: painter.scene,
      openBookmark: (bookmark) => goToBookmark(app, bookmark),
      hover: (at) => setHover(at && hoverAt(at, painter)),
    });
    return () => {
      stop();
      painter.stop();
    };
  }, [app, format]);
  const before = settled?.before ?? 0;
  const brushed = brush?.window ?? null;
  return (
    <div className="scrubber-stage">
      <div
        ref={track}
        className="scrubber-track"
        data-keys="clock"
        role="slider"
        tabIndex={0}
        aria-label={t("clock.track")}
        aria-valuemin={0}
        aria-valuemax={span.size}
        aria-valuenow={before}
        aria-valuetext={
          settled === null
            ? ""
            : `${format.time(settled.ms)}, ${t("clock.happened", { n: format.count(before), total: format.count(span.size) })}`
        }
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          if (event.key === "Escape" && brush !== null && brushed !== null) {
            brush.keep(null);
            event.stopPropagation();
          } else if (pressOnTrack(app.clock, event)) event.preventDefault();
        }}
      >
        <canvas ref={canvas} />
        {deciding && <span className="scrubber-deciding">{t("clock.deciding")}</span>}
        {hover !== null && <Tip {...hover} brush={brush} />}
      </div>
      {brush !== null && brushed !== null && (
        <BrushBand brushed={brushed} span={span} keep={brush.keep} />
      )}
    </div>
  );
}

function labelOf(format: Format, ms: number, unit: TickUnit): string {
  const time = format.clock(ms);
  if (unit === "second") return time;
  if (unit === "minute") return time === "00:00:00" ? format.day(ms) : time.slice(0, 5);
  if (unit === "day") return format.day(ms);
  return unit === "month" ? format.month(ms) : String(new Date(ms).getUTCFullYear());
}

/** What is under the pointer: the time, and what the bar there counts. */
function Tip({ x, ms, width, histogram, bookmark, brush }: Hover & { brush: Brush | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const bar = histogram === null ? null : barAt(histogram, ms);
  const lines: string[] = [];
  if (histogram !== null && bar !== null) {
    const count = histogram.records[bar]!;
    lines.push(t("clock.tip.records", { count, n: format.count(count) }));
    const allowed = format.count(histogram.allowed[bar]!);
    if (histogram.decided) {
      lines.push(t("clock.tip.allowed", { n: allowed }));
      lines.push(t("clock.tip.challenged", { n: format.count(histogram.challenged[bar]!) }));
      lines.push(t("clock.tip.blocked", { n: format.count(histogram.blocked[bar]!) }));
    } else lines.push(t("clock.tip.undecided", { n: allowed }));
    lines.push(t("clock.tip.alerts", { n: format.count(histogram.alerts[bar]!) }));
  }
  const side = x > width / 2 ? { right: width - x + 8 } : { left: x + 8 };
  return (
    <div className="scrubber-tip" style={side} aria-hidden>
      {bookmark !== null && <strong>{t("clock.bookmark", { name: bookmark.name })}</strong>}
      {brush !== null && isUnder(ms, brush) && (
        <strong className="scrubber-tip-window">{windowWords(brush.window, format, t)}</strong>
      )}
      <strong>{format.time(ms)}</strong>
      <span>{lines.join(" · ")}</span>
    </div>
  );
}

const isUnder = (ms: number, brush: Brush): brush is Brush & { readonly window: TimeWindow } =>
  brush.window !== null &&
  // The place of the pointer lies between milliseconds, the ends on them.
  (brush.drawing || (Math.round(ms) >= brush.window.fromMs && Math.round(ms) <= brush.window.toMs));
