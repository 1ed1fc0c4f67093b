import { useTranslation } from "react-i18next";
import { useFormat } from "../../../ui/useFormat";
import { GRAVITIES, type Gravity, type Lane } from "#shared/contract/replay";
import type { LaneAnswer } from "./laneFeed";
import { barAt, barSpan } from "./shapes";
import { Sign } from "./Sign";

export interface Hover {
  /** Pixels from the left of the canvas, and from the top of the board. */
  readonly x: number;
  readonly y: number;
  readonly ms: number;
  /** Null over the histogram. */
  readonly lane: { readonly name: string; readonly lane: Lane } | null;
  /** What was drawn below the pointer then. */
  readonly answer: LaneAnswer;
}

interface Props {
  readonly hover: Hover;
  readonly width: number;
  /** Nothing is told of what is still to come and hidden. */
  readonly hiddenFromMs: number | null;
}

/** What is below the pointer: the stretch of a bar, and how many records it has. */
export function Tooltip({ hover, width, hiddenFromMs }: Props) {
  const format = useFormat();
  const { answer } = hover;
  const bar = barAt(answer.bars, hover.ms);
  if (bar === -1) return null;
  const { fromMs, toMs } = barSpan(answer.bars, bar);
  const hidden = hiddenFromMs !== null && fromMs > hiddenFromMs;
  return (
    <div
      className="timeline-tooltip"
      role="presentation"
      style={{
        top: hover.y + 16,
        ...(hover.x > width / 2
          ? { right: width - hover.x + 24 }
          : { left: `calc(var(--names) + ${hover.x + 12}px)` }),
      }}
    >
      <strong>{`${format.time(fromMs)} – ${endOf(fromMs, toMs, format)}`}</strong>
      {!hidden && <Counts lane={hover.lane} answer={answer} bar={bar} />}
    </div>
  );
}

const endOf = (fromMs: number, toMs: number, format: ReturnType<typeof useFormat>): string =>
  format.date(fromMs) === format.date(toMs) ? format.clock(toMs) : format.time(toMs);

function Counts({
  lane,
  answer: { histogram },
  bar,
}: {
  readonly lane: Hover["lane"];
  readonly answer: LaneAnswer;
  readonly bar: number;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const records = (count: number): string =>
    t("timeline.records", { count, n: format.count(count) });
  if (lane !== null) {
    const gravest: Gravity = GRAVITIES[lane.lane.gravest[bar] ?? 0] ?? "none";
    return (
      <>
        <span>{`${lane.name}: ${records(lane.lane.counts[bar] ?? 0)}`}</span>
        {gravest !== "none" && (
          <span>
            <Sign gravity={gravest} />{" "}
            {t("timeline.gravest", { what: t(`timeline.gravity.${gravest}`) })}
          </span>
        )}
      </>
    );
  }
  const at = (counts: Uint32Array): string => format.count(counts[bar] ?? 0);
  return (
    <>
      <span>{records(histogram.records[bar] ?? 0)}</span>
      <span>
        {histogram.decided
          ? t("timeline.outcomes", {
              allowed: at(histogram.allowed),
              challenged: at(histogram.challenged),
              blocked: at(histogram.blocked),
            })
          : t("timeline.undecided", { n: at(histogram.allowed) })}
      </span>
      <span>{t("timeline.alertsOfDataset", { n: at(histogram.alerts) })}</span>
    </>
  );
}
