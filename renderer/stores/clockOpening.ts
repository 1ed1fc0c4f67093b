import { mainWindow, wholeWindow, windowAround } from "#shared/clock/window";
import type { ClockFrame, Moment, ReplaySpan } from "#shared/contract/replay";
import type { AppError } from "#shared/domain/result";
import { takeMoment, type AskedMoment } from "./addresses";
import { NO_CLOCK } from "./clockState";
import { isToldElsewhere, targetOf } from "./clockMover";
import type { ClockParts } from "./clockPorts";
import type { CurrentDataset } from "./session";

/**
 * Puts the clock over every dataset that is opened: where the address or the memory of the tab says, else on its
 * landing. Answers what is to be called with the dataset.
 */
export function openClock(parts: ClockParts): (current: CurrentDataset | null) => void {
  const { ports, store, mover, player, decider } = parts;
  const { replay, history, settings, tabMemory } = ports;
  let turn = 0;

  const tell = (error: AppError): void => {
    if (!isToldElsewhere(error)) ports.notices.getState().addError(error);
  };

  const readGaps = async (): Promise<void> => {
    const of = turn;
    const { gapMs } = settings.getState().replay;
    const gaps = await replay.gaps(gapMs);
    if (of !== turn || gapMs !== settings.getState().replay.gapMs) return;
    if (gaps.ok) store.setState({ gaps: gaps.value });
    else tell(gaps.error);
  };

  const open = async (current: CurrentDataset | null): Promise<void> => {
    const of = ++turn;
    player.pause();
    mover.forget();
    store.setState(NO_CLOCK);
    if (current === null) return;
    const asked =
      takeMoment(history, current.label) ?? remembered(tabMemory.moment(), current.path);
    const span = await replay.span();
    if (of !== turn) return;
    if (!span.ok) return tell(span.error);
    const frame = asked === null ? null : await frameAt(parts, asked, span.value);
    if (of !== turn) return;
    begin(span.value, frame);
  };

  const begin = (span: ReplaySpan, frame: ClockFrame | null): void => {
    decider.begin();
    // Without a record there is no moment, and views show everything.
    if (span.size === 0) return store.setState({ span });
    const moment = frame?.moment ?? span.landing;
    const window = windowAround(mainWindow(span), moment.ms, wholeWindow(span));
    store.setState({ span, window, frame, moment, settled: moment, pointerMs: moment.ms });
    if (frame === null) mover.moveTo(targetOf(moment));
    void readGaps();
  };

  settings.subscribe(({ replay: { gapMs } }, before) => {
    if (gapMs !== before.replay.gapMs && store.getState().moment !== null) void readGaps();
  });
  // An address that was pasted, or gone back to.
  history.subscribe(() => {
    const { span, moment } = store.getState();
    const label = ports.session.getState().current?.label;
    if (span === null || moment === null || label === undefined) return;
    const asked = takeMoment(history, label);
    if (asked === null) return;
    const of = turn;
    void frameAt(parts, asked, span).then((frame) => {
      if (frame !== null && of === turn) store.getState().go(frame.moment);
    });
  });
  return (current) => void open(current);
}

/**
 * The state as of a moment that was written down. Where the dataset has other records by now, its time holds, with all
 * records up to it.
 */
async function frameAt(
  { ports, mover }: ClockParts,
  { ms, before }: AskedMoment,
  span: ReplaySpan,
): Promise<ClockFrame | null> {
  // Beyond the track the cursor would be out of sight, and out of reach.
  const { fromMs, toMs } = wholeWindow(span);
  const near = Math.min(Math.max(ms, fromMs), toMs);
  if (before !== null && near === ms) {
    const exact = await ports.replay.frame(targetOf({ ms, before }), mover.filter());
    if (exact.ok && exact.value.moment.ms === ms) return exact.value;
  }
  const atTime = await ports.replay.frame({ to: "time", ms: near }, mover.filter());
  return atTime.ok ? atTime.value : null;
}

const remembered = (
  known: (Moment & { readonly path: string }) | null,
  path: string | null,
): AskedMoment | null => (known?.path === path ? known : null);

/** Keeps where the clock rests for a reload of the window. */
export function rememberMoment({ ports, store }: ClockParts): void {
  store.subscribe(({ settled, playing }, before) => {
    if (settled === null || playing !== 0) return;
    if (settled === before.settled && playing === before.playing) return;
    const path = ports.session.getState().current?.path ?? null;
    ports.tabMemory.setMoment(path === null ? null : { path, ...settled });
  });
}
