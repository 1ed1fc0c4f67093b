import { useTranslation } from "react-i18next";
import type { HistoryEntry, Sentence, SentenceValue } from "../../stores/history";
import { useLanguage } from "../../i18n/useLanguage";
import { useFormat } from "../../ui/useFormat";

interface Props {
  readonly entries: readonly HistoryEntry[];
  readonly position: number;
  readonly onJump: (position: number) => void;
}

/** Everything that was done, newest first; a click goes back or forward to that point. */
export function HistoryList({ entries, position, onJump }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const sentenceOf = useSentence();
  if (entries.length === 0) return <p className="quiet rules-note">{t("history.empty")}</p>;
  const points = entries.map((entry, at) => ({ entry, at: at + 1 })).toReversed();
  return (
    <section aria-label={t("history.title")}>
      <p className="quiet rules-note">
        {t("history.shown", {
          done: format.count(position),
          total: format.count(entries.length),
        })}
        {" · "}
        {t("history.note")}
      </p>
      <ol className="rules-history">
        {points.map(({ entry, at }) => (
          <li key={entry.id}>
            <Point
              text={sentenceOf(entry.sentence)}
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

/** A command's sentence in the language on screen. */
export function useSentence(): (sentence: Sentence) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const language = useLanguage();
  const written = (value: SentenceValue): string => {
    if (typeof value === "string") return value;
    if (typeof value === "number") return format.decimal(value);
    return "word" in value ? t(`history.word.${value.word}`) : value[language];
  };
  return ({ key, values }) => {
    const text = (name: string): string => {
      const value = values[name];
      return value === undefined ? "" : written(value);
    };
    return t(`history.did.${key}`, {
      rule: text("rule"),
      to: text("to"),
      number: text("number"),
      file: text("file"),
    });
  };
}
