import { useTranslation } from "react-i18next";
import type { QuarantinedRows } from "#shared/domain/dataset";
import { REPORT_TEXTS } from "#shared/quality/reportTexts";
import { useLanguage } from "../../i18n/useLanguage";
import { CopyText } from "../../ui/CopyText";
import { useFormat } from "../../ui/useFormat";

interface Props {
  readonly lost: QuarantinedRows;
  readonly onCopy: (value: string) => void;
}

/** Why a row could not be used, where it is, and the text of the file there. */
export function QuarantinedFields({ lost, onCopy }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { reasons } = REPORT_TEXTS[useLanguage()].frame;
  const entries: readonly (readonly [string, string])[] = [
    [t("quarantine.reason"), reasons[lost.reason]],
    [t("quarantine.file"), lost.file],
    [t("quarantine.row"), format.count(lost.row)],
    ...(lost.count > 1 ? [[t("quarantine.count"), format.count(lost.count)] as const] : []),
    ...(lost.line === undefined ? [] : [[t("quarantine.line"), format.count(lost.line)] as const]),
    ...(lost.field === undefined ? [] : [[t("quarantine.field"), lost.field] as const]),
  ];
  return (
    <>
      <p className="panel-body attention">{t("inspector.quarantined")}</p>
      <dl className="fields">
        {entries.map(([name, value]) => (
          <div key={name} className="field">
            <dt>{name}</dt>
            <dd>
              <CopyText value={value} onCopy={onCopy} />
            </dd>
          </div>
        ))}
        <div className="field field-raw">
          <dt>{t("quarantine.raw")}</dt>
          <dd>
            {lost.raw === "" ? (
              <span className="quiet field-empty">{t("common.empty")}</span>
            ) : (
              <CopyText value={lost.raw} onCopy={onCopy} />
            )}
          </dd>
        </div>
      </dl>
    </>
  );
}
