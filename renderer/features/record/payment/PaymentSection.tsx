import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Answer } from "../../../ui/useAnswer";
import { ErrorBoundary } from "../../../ui/ErrorBoundary";
import { ErrorDetails } from "../../../ui/ErrorDetails";
import type { PaymentSectionId } from "../layout";

interface Props {
  readonly id: PaymentSectionId;
  /** Beside the heading: how many, and what can be done. */
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}

/** A section of a payment's page with its heading; what breaks in it leaves the others alone. */
export function PaymentSection({ id, beside, children }: Props) {
  const { t } = useTranslation();
  return (
    <section className="record-section" aria-labelledby={`section-${id}`}>
      <h2 id={`section-${id}`} tabIndex={-1}>
        {t(`decision.section.${id}`)}
        {beside}
      </h2>
      <ErrorBoundary>{children}</ErrorBoundary>
    </section>
  );
}

interface AnsweredProps<T> {
  readonly answer: Answer<T>;
  /** Pixels kept while the first answer is on its way. */
  readonly height: number;
  readonly children: (value: T) => ReactNode;
}

/** What an answer says, its place while it is on its way, or why there is none. */
export function Answered<T>({ answer, height, children }: AnsweredProps<T>) {
  const { t } = useTranslation();
  const { value, error } = answer;
  if (error !== null)
    return (
      <div className="panel panel-body" role="alert">
        <strong>{t(`error.${error.code}.title`)}</strong>
        <ErrorDetails error={error} />
      </div>
    );
  if (value === null)
    return <div className="panel" style={{ height }} aria-busy aria-label={t("record.loading")} />;
  return <>{children(value)}</>;
}
