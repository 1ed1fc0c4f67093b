import { compileFeatures, type CompiledFeatures } from "#shared/features/program";
import { referencesOf } from "#shared/features/references";
import { sealedSource } from "#shared/features/sealedSource";
import type { AsOfSource, FeatureDeclaration } from "#shared/features/types";
import { paymentGraphOf } from "#shared/graph/paymentGraph";
import { buildLog } from "#shared/log/buildLog";
import type { EventLog } from "#shared/log/eventLog";
import { PaymentIds } from "#shared/log/paymentIds";
import { PostingIndex } from "#shared/log/postingIndex";
import type { Dataset } from "#shared/domain/dataset";
import type { TableName } from "#shared/domain/schema";
import { datasetOf, type Row, type TableRows } from "./datasetBuilder";

const DAY_MS = 86_400_000;

/** What features say at the payments of a log. */
export interface AskedFeatures {
  readonly log: EventLog;
  readonly source: AsOfSource;
  readonly program: CompiledFeatures;
  /** Value at a payment by its id; a text feature answers its word. NaN = missing. */
  at(paymentId: string, feature: string): number | string;
  /** Place of a payment in the total order. */
  readonly positionOf: (paymentId: string) => number;
}

/**
 * A small KiVendTout dataset, told record by record:
 * `paymentLog().pays("P1", { at: "2025-11-01 10:00:00", customer: "C1", amount: 60 })`.
 */
class PaymentLogBuilder {
  readonly #rows: Partial<Record<TableName, Row[]>> = { payments: [] };

  customer(id: string, more: { signedUp?: string; country?: string; born?: string } = {}): this {
    return this.#add("customers", {
      customer_id: id,
      signup_ts: more.signedUp ?? "2025-01-01 00:00:00",
      country: more.country ?? "FR",
      birthdate: more.born ?? "1990-01-01",
    });
  }

  session(id: string, { at, customer = "C1" }: { at: string; customer?: string }): this {
    return this.#add("sessions", { session_id: id, customer_id: customer, start_ts: at });
  }

  /** An event that may name the payment it belongs to. */
  does(
    type: string,
    where: {
      at: string;
      session: string;
      customer?: string;
      product?: string;
      payment?: string;
      order?: string;
    },
  ): this {
    return this.#add("events", {
      event_id: `E${this.#rows.events?.length ?? 0}`,
      ts: where.at,
      event_type: type,
      customer_id: where.customer ?? "C1",
      session_id: where.session,
      product_id: where.product ?? null,
      payment_id: where.payment ?? null,
      order_id: where.order ?? null,
    });
  }

  pays(
    id: string,
    said: {
      at: string;
      amount?: number | null;
      customer?: string | null;
      session?: string | null;
      device?: string | null;
      ip?: string | null;
      bin?: string | null;
      country?: string | null;
      result?: "success" | "failed";
      fraud?: boolean | null;
      sca?: boolean | null;
    },
  ): this {
    const { customer = "C1", session = null, device = null, ip = null, bin = null } = said;
    return this.#add("payments", {
      payment_id: id,
      attempt_ts: said.at,
      customer_id: customer,
      session_id: session,
      device_id: device,
      ip_hash: ip,
      card_bin: bin,
      amount: said.amount === undefined ? 10 : said.amount,
      payment_country: said.country ?? "FR",
      method: "card",
      result: said.result ?? "success",
      is_fraud_label: said.fraud === undefined ? false : said.fraud,
      sca: said.sca,
    });
  }

  /** The order of a payment. */
  orders(id: string, of: { at: string; payment: string; session?: string }): this {
    return this.#add("orders", {
      order_id: id,
      order_ts: of.at,
      customer_id: "C1",
      session_id: of.session ?? null,
      payment_id: of.payment,
    });
  }

  dataset(): Dataset {
    const tables: TableRows = this.#rows;
    return datasetOf("kivendtout", tables);
  }

  /** Features of this log; labels become known after `labelDelayMs`, seven days where it is not said. */
  ask(
    names: readonly string[],
    more: { labelDelayMs?: number; declarations?: readonly FeatureDeclaration[] } = {},
  ): AskedFeatures {
    const dataset = this.dataset();
    const log = buildLog(dataset);
    const references = referencesOf(dataset, log.dictionaries);
    const source = sealedSource(new PostingIndex(log), references, paymentGraphOf(log));
    const compiled = compileFeatures(source, names, { labelDelayMs: 7 * DAY_MS, ...more });
    if (!compiled.ok) throw new Error(compiled.error.message);
    const program = compiled.value;
    const ids = new PaymentIds(dataset, log);
    const values = new Float64Array(names.length);
    const positionOf = (paymentId: string): number => {
      const ordinal = Array.from(log.payments.position, (_, at) => ids.idOf(at)).indexOf(paymentId);
      if (ordinal < 0) throw new RangeError(`No payment ${paymentId}`);
      return log.payments.position[ordinal]!;
    };
    return {
      log,
      source,
      program,
      positionOf,
      at: (paymentId, feature) => {
        program.evaluate(positionOf(paymentId), values);
        const value = values[names.indexOf(feature)]!;
        const words = program.dictionary(feature)?.values;
        return words === undefined || Number.isNaN(value) ? value : words[value]!;
      },
    };
  }

  #add(table: TableName, row: Row): this {
    (this.#rows[table] ??= []).push(row);
    return this;
  }
}

export const paymentLog = (): PaymentLogBuilder => new PaymentLogBuilder();
