import { useTranslation } from "react-i18next";
import type { TableInfo } from "#shared/contract/browse";
import { ErrorDetails } from "../../ui/ErrorDetails";
import type { Answer } from "../../ui/useAnswer";
import type { Found } from "./findRecord";
import { QuarantinedFields } from "./QuarantinedFields";
import { RecordFields } from "./RecordFields";

interface Props {
  readonly found: Answer<Found>;
  /** The table of the record, null until it is known. */
  readonly info: TableInfo | null;
  readonly onCopy: (value: string) => void;
}

export function FoundRecord({ found: { value, error }, info, onCopy }: Props) {
  const { t } = useTranslation();
  if (error !== null)
    return (
      <div className="panel-body" role="alert">
        <p>{t(`error.${error.code}.title`)}</p>
        <ErrorDetails error={error} />
      </div>
    );
  if (value === null)
    return (
      <p className="quiet panel-body" role="status">
        {t("inspector.loading")}
      </p>
    );
  return value.kind === "kept" ? (
    <RecordFields record={value.view} info={info} onCopy={onCopy} />
  ) : (
    <QuarantinedFields lost={value.lost} onCopy={onCopy} />
  );
}
