import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { entriesOfCase } from "#shared/casework/caseEntries";
import type { CaseFile } from "#shared/casework/state";
import { useCasework } from "../../../stores/context";
import { useFormat } from "../../../ui/useFormat";
import { entryText } from "../entryText";
import { Section } from "./Section";

const SHOWN = 20;
const HASH_LETTERS = 8;

/** Every line of the journal that concerns the case, newest first. */
export function HistorySection({ file }: { readonly file: CaseFile }) {
  const { t } = useTranslation();
  const format = useFormat();
  const entries = useCasework((state) => state.entries);
  const work = useCasework((state) => state.work);
  const [all, setAll] = useState(false);
  const own = useMemo(() => entriesOfCase(entries, file.id), [entries, file.id]);
  const newest = own.toReversed().slice(0, all ? own.length : SHOWN);
  const wording = { t, format, entries: own, work };
  return (
    <Section
      title={t("cases.history")}
      counted={t("cases.shown", {
        shown: format.count(newest.length),
        total: format.count(own.length),
      })}
      actions={
        own.length > SHOWN && (
          <button type="button" className="link" onClick={() => setAll(!all)}>
            {all ? t("cases.fewer") : t("cases.showAll")}
          </button>
        )
      }
    >
      <ol className="case-history panel-body">
        {newest.map((entry) => (
          <li key={entry.seq}>
            <p className={work.undone.has(entry.seq) ? "case-undone" : undefined}>
              {entryText(entry, wording)}
              {work.undone.has(entry.seq) && (
                <span className="quiet"> ({t("history.undone")})</span>
              )}
            </p>
            <p className="quiet">
              {t("cases.line", { seq: format.count(entry.seq) })} · {entry.by} ·{" "}
              {format.time(Date.parse(entry.at))} ·{" "}
              <span className="mono" title={entry.hash}>
                {entry.hash.slice(0, HASH_LETTERS)}
              </span>
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
