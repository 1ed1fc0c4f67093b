import { useTranslation } from "react-i18next";
import type { RecordView } from "#shared/contract/engine";
import { CopyText } from "../../ui/CopyText";

interface Props {
  readonly record: RecordView;
  readonly onCopy: (value: string) => void;
}

export function RecordFields({ record, onCopy }: Props) {
  const { t } = useTranslation();
  const { source, fields } = record;
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
