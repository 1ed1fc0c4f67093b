import type { RecordPage, TableInfo } from "#shared/contract/browse";
import { RecordView } from "../RecordView";
import { usePaymentAnswers } from "./usePaymentAnswers";

interface Props {
  readonly page: RecordPage;
  readonly tables: readonly TableInfo[];
  readonly loading: boolean;
}

/** The page of a payment: what is known of it, and what is decided of it and why. */
export function PaymentRecord({ page, tables, loading }: Props) {
  const transactions = tables.some(({ name }) => name === "transactions");
  const payment = usePaymentAnswers(page, transactions);
  return <RecordView page={page} tables={tables} loading={loading} payment={payment} />;
}
