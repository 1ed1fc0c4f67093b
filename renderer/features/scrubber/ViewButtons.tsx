import { Button } from "@blueprintjs/core";
import {
  FastForward,
  HorizontalInbetween,
  ZoomToFit,
  Minus,
  Plus,
  Repeat,
  DoubleChevronRight,
} from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import { mainWindow } from "#shared/clock/window";
import { useApp, useClock, useNavigation, useSettings } from "../../stores/context";
import { ClockButton } from "./ClockButton";
import type { Arming } from "./useBrush";
import { zoomClock } from "./zoom";

/** What is seen of the time and how it is played: zoom, gaps, loop, the end; with the graph on screen its stretch of time. */
export function ViewButtons({ armed, onArm }: Arming) {
  const { t } = useTranslation();
  const { clock, ports } = useApp();
  const alt = ports.system.mac() ? "⌥" : "Alt";
  const looping = useClock((state) => state.looping);
  const { skipGaps } = useSettings((state) => state.replay);
  const setReplay = useSettings((state) => state.setReplay);
  const graph = useNavigation(({ location }) => location.page === "graph");
  const reset = () => {
    const { span, zoomTo } = clock.getState();
    if (span !== null) zoomTo(mainWindow(span));
  };
  const small = { variant: "minimal", size: "small" } as const;
  const named = (words: string) => ({ "aria-label": words, title: words });
  return (
    <div className="scrubber-right" data-graph={graph}>
      <Button
        {...small}
        {...named(t("clock.zoomOut"))}
        icon={<Minus size={14} title={false} />}
        onClick={() => zoomClock(clock, 2)}
      />
      <Button
        {...small}
        {...named(t("clock.zoomIn"))}
        icon={<Plus size={14} title={false} />}
        onClick={() => zoomClock(clock, 0.5)}
      />
      <Button
        {...small}
        {...named(t("clock.zoomReset"))}
        icon={<ZoomToFit size={14} title={false} />}
        onClick={reset}
      />
      <Button
        {...small}
        {...named(t("clock.skipGaps"))}
        icon={<DoubleChevronRight size={14} title={false} />}
        active={skipGaps}
        aria-pressed={skipGaps}
        onClick={() => void setReplay({ skipGaps: !skipGaps })}
      />
      <ClockButton command="loop" icon={Repeat} active={looping} />
      <ClockButton command="lastRecord" icon={FastForward} />
      {graph && (
        <Button
          {...small}
          {...named(t("clock.brush.draw"))}
          title={t("clock.brush.drawHint", { alt })}
          icon={<HorizontalInbetween size={14} title={false} />}
          active={armed}
          aria-pressed={armed}
          onClick={() => onArm(!armed)}
        />
      )}
    </div>
  );
}
