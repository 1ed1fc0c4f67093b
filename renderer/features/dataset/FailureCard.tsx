import { Button } from "@blueprintjs/core";
import { Error } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import type { AppError } from "#shared/domain/result";
import type { OpenRequest } from "../../stores/prepareSource";
import { ErrorDetails } from "../../ui/ErrorDetails";

interface Props {
  readonly error: AppError;
  readonly request: OpenRequest;
  readonly onRetry: () => void;
  readonly onDismiss: () => void;
}

/** Why a dataset could not be opened, and what to do about it. */
export function FailureCard({ error, request, onRetry, onDismiss }: Props) {
  const { t } = useTranslation();
  const label = requested(request);
  return (
    <section className="panel failure" role="alert">
      <h2>
        <Error size={16} title={false} className="severity-error" />
        {t(`error.${error.code}.title`)}
      </h2>
      <p>{label === null ? t("failure.untitled") : t("failure.title", { label })}</p>
      <ErrorDetails error={error} />
      <div className="failure-actions">
        <Button size="small" text={t("common.retry")} onClick={onRetry} />
        <Button size="small" variant="minimal" text={t("common.close")} onClick={onDismiss} />
      </div>
    </section>
  );
}

function requested(request: OpenRequest): string | null {
  if (request.kind === "path") return request.path;
  return request.kind === "files" ? request.folder.label : null;
}
