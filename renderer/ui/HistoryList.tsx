import { useTranslation } from "react-i18next";
import { useFormat } from "./useFormat";

interface Props {
  /** Oldest first. */
  readonly entries: readonly { readonly id: number; readonly text: string }[];
  /** How many of them are in force; those behind them have been undone. */
  readonly position: number;
  readonly onJump: (position: number) => void;
}

/** Everything that was done, newest first; a click goes back or forward to that point. */
export function HistoryList({ entries, position, onJump }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  if (entries.length === 0) return <p className="quiet history-note">{t("history.empty")}</p>;
  const points = entries.map((entry, at) => ({ ...entry, at: at + 1 })).toReversed();
  return (
    <section aria-label={t("history.title")}>
      <p className="quiet history-note">
        {t("history.shown", {
          done: format.count(position),
          total: format.count(entries.length),
        })}
        {" · "}
        {t("history.note")}
      </p>
      <ol className="history-list">
        {points.map(({ id, text, at }) => (
          <li key={id}>
            <Point
              text={text}
              here={at === position}
              undone={at > position}
              onJump={() => onJump(at)}
            />
          </li>
        ))}
        <li>
          <Point
            text={t("history.start")}
            here={position === 0}
            undone={false}
            onJump={() => onJump(0)}
          />
        </li>
      </ol>
    </section>
  );
}

interface PointProps {
  readonly text: string;
  readonly here: boolean;
  readonly undone: boolean;
  readonly onJump: () => void;
}

function Point({ text, here, undone, onJump }: PointProps) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className={undone ? "history-point history-undone" : "history-point"}
      aria-current={here ? "step" : undefined}
      onClick={onJump}
    >
      <span>{text}</span>
      {undone && <span className="quiet"> ({t("history.undone")})</span>}
    </button>
  );
}
