import { Button } from "@blueprintjs/core";
import { Cross } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../../ui/useFormat";
import type { BookmarkImport } from "./bookmarkFile";

interface Props {
  readonly file: string;
  readonly outcome: BookmarkImport;
  readonly onClose: () => void;
}

/** What became of a file: what was imported, and each one that was not, with the reason. */
export function ImportReport({ file, outcome, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="panel timeline-import" role="status">
      <div className="timeline-import-words">
        {outcome.problem !== null ? (
          <p>{t(`timeline.import.${outcome.problem}`, { file })}</p>
        ) : (
          <>
            <p>
              {t("timeline.import.done", {
                file,
                kept: format.count(outcome.kept.length),
                refused: format.count(outcome.refused.length),
              })}
            </p>
            <ul>
              {outcome.refused.map(({ number, name, why }) => (
                <li key={number}>
                  {t("timeline.import.refused", {
                    number: format.count(number),
                    name,
                    why: t(`timeline.import.why.${why}`),
                  })}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <Button
        size="small"
        variant="minimal"
        icon={<Cross size={14} title={false} />}
        aria-label={t("common.close")}
        onClick={onClose}
      />
    </div>
  );
}
