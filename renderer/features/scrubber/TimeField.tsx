import { Classes } from "@blueprintjs/core";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { parseTime } from "#shared/clock/time";
import type { ReplaySpan } from "#shared/contract/replay";
import { useApp, useClock, useNavigation } from "../../stores/context";
import { keysOf } from "../../stores/shortcuts";
import { LiveText } from "../../ui/LiveText";
import { useFormat } from "../../ui/useFormat";

/** The time of the clock and how much has happened; a click or a key makes it a field. */
export function TimeField({ span }: { span: ReplaySpan }) {
  const typing = useNavigation((state) => state.overlay === "time");
  return typing ? <TypedTime span={span} /> : <ShownTime span={span} />;
}

function ShownTime({ span }: { span: ReplaySpan }) {
  const { t } = useTranslation();
  const format = useFormat();
  const mac = useApp().ports.system.mac();
  const { clock } = useApp();
  const missed = useClock((state) => state.missed);
  const toggle = useNavigation((state) => state.toggle);
  const time = useCallback((): string => {
    const { pointerMs } = clock.getState();
    return pointerMs === null ? "" : `${format.day(pointerMs)} ${format.clock(pointerMs)}`;
  }, [clock, format]);
  const happened = useCallback((): string => {
    const n = format.count(clock.getState().moment?.before ?? 0);
    return t("clock.happened", { n, total: format.count(span.size) });
  }, [clock, format, span, t]);
  return (
    <button
      type="button"
      className="scrubber-time"
      title={`${t("shell.command.typeTime")} (${keysOf("typeTime", mac)})`}
      onClick={() => toggle("time")}
    >
      <LiveText className="scrubber-clock" subscribe={clock.subscribe} read={time} />
      <span className="scrubber-happened" title={t("clock.happenedHint")}>
        {missed === null ? (
          <LiveText subscribe={clock.subscribe} read={happened} />
        ) : (
          <span role="status">{t(`clock.missed.${missed.to.kind}`)}</span>
        )}
      </span>
    </button>
  );
}

function TypedTime({ span }: { span: ReplaySpan }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { clock } = useApp();
  const close = useNavigation((state) => state.closeOverlay);
  const [text, setText] = useState(() => format.time(clock.getState().pointerMs ?? span.lastMs));
  const [wrong, setWrong] = useState(false);
  const go = () => {
    const { fromMs, toMs } = span.main;
    const nowMs = clock.getState().pointerMs ?? span.lastMs;
    const ms = parseTime(text, { nowMs, fromMs, toMs });
    if (ms === null) return setWrong(true);
    clock.getState().seek(ms);
    close();
  };
  return (
    <form
      className="scrubber-typed"
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <input
        className={Classes.INPUT}
        // The field is there because it was asked for.
        autoFocus
        onFocus={(event) => event.target.select()}
        aria-label={t("clock.typed")}
        aria-invalid={wrong}
        aria-describedby={wrong ? "scrubber-wrong" : undefined}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setWrong(false);
        }}
        onBlur={close}
      />
      {wrong && (
        <p id="scrubber-wrong" role="alert" className="scrubber-wrong">
          {t("clock.timeWrong")}
        </p>
      )}
    </form>
  );
}
