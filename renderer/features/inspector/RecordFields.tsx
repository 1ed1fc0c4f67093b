import { useTranslation } from "react-i18next";
import type { RecordView } from "#shared/contract/engine";
import type { Result } from "#shared/domain/result";
import { CopyText } from "../../ui/CopyText";
import { ErrorDetails } from "../../ui/ErrorDetails";

interface Props {
  readonly answer: Result<RecordView> | null;
  readonly onCopy: (value: string) => void;
}

export function RecordFields({ answer, onCopy }: Props) {
  const { t } = useTranslation();
  if (answer === null)
    return (
      <p className="quiet panel-body" role="status">
        {t("inspector.loading")}
      </p>
    );
  if (!answer.ok)
    return (
      <div className="panel-body" role="alert">
        <p>{t(`error.${answer.error.code}.title`)}</p>
        <ErrorDetails error={answer.error} />
      </div>
    );
  const { source, fields } = answer.value;
  return (
    <dl className="fields">
      <div className="field">
        <dt>{t("inspector.source")}</dt>
        <dd>
          <CopyText value={source} onCopy={onCopy} />
        </dd>
      </div>
      {fields.map(({ name, value }) => (
        <div key={name} className="field">
          <dt className="mono">{name}</dt>
          <dd>
            {value === null ? (
              <span className="quiet field-empty">{t("common.empty")}</span>
            ) : (
              <CopyText value={value} onCopy={onCopy} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
