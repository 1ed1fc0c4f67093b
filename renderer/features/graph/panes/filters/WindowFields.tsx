import { Button, InputGroup } from "@blueprintjs/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { parseTime } from "#shared/clock/time";
import type { TimeWindow } from "#shared/contract/graph";
import { useApp, useClock } from "../../../../stores/context";
import { useFormat } from "../../../../ui/useFormat";

interface Props {
  readonly window: TimeWindow | null;
  readonly onWindow: (window: TimeWindow | null) => void;
}

type End = "fromMs" | "toMs";

/** The stretch that payments must lie in: from the marks A and B of the clock, or typed. */
export function WindowFields({ window, onWindow }: Props) {
  const { t } = useTranslation();
  const { a, b } = useClock((state) => state.marks);
  const span = useClock((state) => state.span);
  const whole = span === null ? null : { fromMs: span.firstMs, toMs: span.lastMs };
  const set = (end: End, ms: number): void => {
    const next = { ...(window ?? whole ?? { fromMs: ms, toMs: ms }), [end]: ms };
    onWindow({
      fromMs: Math.min(next.fromMs, next.toMs),
      toMs: Math.max(next.fromMs, next.toMs),
    });
  };
  return (
    <fieldset className="graph-window">
      <legend>{t("graph.filter.window")}</legend>
      <TimeInput
        label={t("graph.filter.from")}
        ms={window?.fromMs ?? null}
        onMs={(ms) => set("fromMs", ms)}
      />
      <TimeInput
        label={t("graph.filter.to")}
        ms={window?.toMs ?? null}
        onMs={(ms) => set("toMs", ms)}
      />
      <div className="graph-acts">
        <Button
          size="small"
          disabled={a === null || b === null}
          text={t("graph.filter.fromMarks")}
          title={t("graph.filter.fromMarksHint")}
          onClick={() => {
            if (a === null || b === null) return;
            onWindow({ fromMs: Math.min(a.ms, b.ms), toMs: Math.max(a.ms, b.ms) });
          }}
        />
        <Button
          size="small"
          variant="minimal"
          disabled={window === null}
          text={t("graph.filter.clearWindow")}
          onClick={() => onWindow(null)}
        />
      </div>
    </fieldset>
  );
}

interface TimeProps {
  readonly label: string;
  readonly ms: number | null;
  readonly onMs: (ms: number) => void;
}

/** A time as it is written elsewhere, or in short: `14 Nov 22:41`, `22:41`, `+3h`. Enter or leaving the field sets it. */
function TimeInput({ label, ms, onMs }: TimeProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { clock } = useApp();
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const written = ms === null ? "" : format.time(ms);
  const settle = (): void => {
    if (typed === null || typed.trim() === "" || typed === written) return reset();
    const { span, moment } = clock.getState();
    if (span === null) return reset();
    const nowMs = moment?.ms ?? span.lastMs;
    const read = parseTime(typed, { nowMs, fromMs: span.firstMs, toMs: span.lastMs });
    setWrong(read === null);
    if (read === null) return;
    setTyped(null);
    onMs(read);
  };
  const reset = (): void => {
    setTyped(null);
    setWrong(false);
  };
  return (
    <label className="graph-field">
      <span>{label}</span>
      <InputGroup
        size="small"
        intent={wrong ? "warning" : "none"}
        aria-invalid={wrong}
        title={wrong ? t("graph.filter.notATime") : t("graph.filter.timeHint")}
        placeholder={t("graph.filter.open")}
        value={typed ?? written}
        onValueChange={setTyped}
        onBlur={settle}
        onKeyDown={({ key }) => {
          if (key === "Enter") settle();
        }}
      />
    </label>
  );
}
