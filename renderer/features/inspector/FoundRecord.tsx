import { useTranslation } from "react-i18next";
import { ErrorDetails } from "../../ui/ErrorDetails";
import type { Found } from "./findRecord";
import { QuarantinedFields } from "./QuarantinedFields";
import { RecordFields } from "./RecordFields";

interface Props {
  readonly found: Found | null;
  readonly onCopy: (value: string) => void;
}

export function FoundRecord({ found, onCopy }: Props) {
  const { t } = useTranslation();
  if (found === null)
    return (
      <p className="quiet panel-body" role="status">
        {t("inspector.loading")}
      </p>
    );
  if (!found.ok)
    return (
      <div className="panel-body" role="alert">
        <p>{t(`error.${found.error.code}.title`)}</p>
        <ErrorDetails error={found.error} />
      </div>
    );
  return found.value.kind === "kept" ? (
    <RecordFields record={found.value.view} onCopy={onCopy} />
  ) : (
    <QuarantinedFields lost={found.value.lost} onCopy={onCopy} />
  );
}
