import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/useFormat";
import { SNOOZE_DAYS, snoozedFor, typedTime } from "./snooze";

interface Props {
  /** Where the clock stands; null without one, when nothing can come back. */
  readonly nowMs: number | null;
  readonly onSnooze: (untilMs: number) => void;
  readonly onClose: () => void;
}

/** Until when an alert is put off, in the time of the data: a few days, or a time that is typed. */
export function SnoozeChoices({ nowMs, onSnooze, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [text, setText] = useState("");
  if (nowMs === null) return <span className="quiet">{t("alerts.snooze.noClock")}</span>;
  const typed = typedTime(text);
  const usable = typed !== null && typed > nowMs;
  return (
    <span className="alert-choices" role="group" aria-label={t("alerts.snooze.title")}>
      <span>{t("alerts.snooze.title")}</span>
      {SNOOZE_DAYS.map((days, at) => (
        <button
          key={days}
          type="button"
          className="alert-choice"
          aria-keyshortcuts={String(at + 1)}
          title={format.time(snoozedFor(nowMs, days))}
          onClick={() => onSnooze(snoozedFor(nowMs, days))}
        >
          <kbd>{at + 1}</kbd>
          {t("alerts.snooze.days", { count: days, n: format.count(days) })}
        </button>
      ))}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (usable) onSnooze(typed);
        }}
      >
        <input
          className="alert-typed"
          aria-label={t("alerts.snooze.typed")}
          aria-invalid={text !== "" && !usable}
          aria-keyshortcuts="4"
          placeholder={t("alerts.snooze.placeholder")}
          data-snooze-typed
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            event.preventDefault();
            onClose();
          }}
        />
      </form>
      {text !== "" && !usable && (
        <span className="attention">{t("alerts.snooze.wrong", { time: format.time(nowMs) })}</span>
      )}
    </span>
  );
}
