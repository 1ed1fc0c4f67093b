import { Pause, Play, StepBackward, StepForward } from "@blueprintjs/icons";
import { useClock } from "../../stores/context";
import { ClockButton } from "./ClockButton";

/** Back by a record, play or pause, on by a record. */
export function PlayButtons() {
  const playing = useClock((state) => state.playing !== 0);
  return (
    <>
      <ClockButton command="previousRecord" icon={StepBackward} />
      <ClockButton command="playPause" icon={playing ? Pause : Play} />
      <ClockButton command="nextRecord" icon={StepForward} />
    </>
  );
}
