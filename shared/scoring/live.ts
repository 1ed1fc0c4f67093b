import type { Decision } from "../contract/decisions";
import type { RuleSet } from "../contract/rules";
import { ok, type Result } from "../domain/result";
import { liveSource } from "../features/liveSource";
import type { FeatureNeed, References } from "../features/types";
import { PaymentGraph } from "../graph/paymentGraph";
import type { GraphPayment } from "../graph/types";
import { KEY_PLACE, type ArrivingRecord } from "../log/codedRecord";
import type { LogDictionaries } from "../log/eventLog";
import { LiveLog, type Appended, type LiveOptions } from "../log/liveLog";
import type { Model } from "./model";
import { SingleDecisions } from "./singleDecision";
import { SourceFeatures } from "./sourceFeatures";

/** What payments of a stream are decided with. */
export interface LiveSetting {
  readonly log: Partial<LiveOptions>;
  /** What is known besides the stream, by the codes of the log's dictionaries. */
  readonly references: (dictionaries: LogDictionaries) => References;
  /** What the stream can carry; everything where it is left out. */
  readonly has?: (need: FeatureNeed) => boolean;
  readonly ruleSet: RuleSet;
  /** Number of the saved rule set, null for an unsaved one. */
  readonly number: number | null;
  readonly model: Model | null;
  /** Milliseconds from any fixed point; only `tookMs` comes from it. */
  readonly now: () => number;
}

/** A decision as of what has arrived. */
export interface LiveDecision {
  /** The same for every revision: payment id, number of the rule set, id and version of the model. */
  readonly key: string;
  readonly decision: Decision;
  /** 1 on arrival; rises where a near-late record before the payment makes it another. */
  readonly revision: number;
  /** No record can come before the payment any more. */
  readonly isFinal: boolean;
}

/** What came of one record. */
export interface LiveStep {
  /** Null at the end of the stream. */
  readonly appended: Appended | null;
  /** First decisions and new revisions, in the order of the payments. */
  readonly decided: readonly LiveDecision[];
  /** Decisions that have become final, in the order of the payments: each payment of the log is among them once. */
  readonly settled: readonly LiveDecision[];
}

/** A payment that the watermark has not passed. */
interface OpenPayment {
  readonly paymentId: string;
  readonly ms: number;
  readonly isFraud: boolean;
  /** Moves with its place in the log. */
  shared: GraphPayment;
  /** Something has come in before it since it was decided. */
  isStale: boolean;
  decision: Decision | null;
  revision: number;
}

/** Two runs have all but the time taken in common. */
const isSame = (a: Decision | null, b: Decision): boolean =>
  a !== null && JSON.stringify({ ...a, tookMs: 0 }) === JSON.stringify({ ...b, tookMs: 0 });

/**
 * Decides the payments of a stream, record by record (DESIGN §1): each on arrival, again where a record takes its
 * place before it within the allowed lateness, and for good once the watermark has passed it. What is final equals
 * the decisions of the whole log. Late, untimed and repeated records go to the trays of the log.
 *
 * Cost: a record in time order decides itself at most; a near-late one decides anew the unsealed payments after it.
 * Only unsealed decisions are kept here.
 */
export class LiveDecider {
  readonly log: LiveLog;
  readonly #graph = new PaymentGraph();
  readonly #decisions: SingleDecisions;
  readonly #model: Model | null;
  /** In the total order. */
  readonly #open: OpenPayment[] = [];
  #decided: LiveDecision[] = [];
  #isBusy = false;

  constructor({ log, references, has, ruleSet, number, model, now }: LiveSetting) {
    this.log = new LiveLog(log);
    const known = references(this.log.dictionaries);
    const features = new SourceFeatures(liveSource(this.log, known, this.#graph, has));
    this.#decisions = new SingleDecisions(features, ruleSet, number, model, now);
    this.#model = model;
  }

  /** Payments that are decided but not for good. */
  get provisional(): number {
    return this.#open.length;
  }

  /**
   * Takes one record in; the next may come once this has answered.
   * Error: the model's. The record is in the log all the same, and what could not be decided is tried again with
   * the next record, before which it is not final.
   */
  append(record: ArrivingRecord): Promise<Result<LiveStep>> {
    return this.#alone(() => {
      const appended = this.log.append(record);
      if ("position" in appended) this.#place(appended.position);
      return this.#settle(appended);
    });
  }

  /** Settles everything: no more records are expected, and any that come are late. Errors as of `append`. */
  end(): Promise<Result<LiveStep>> {
    return this.#alone(() => {
      this.log.end();
      return this.#settle(null);
    });
  }

  async #alone(work: () => Promise<Result<LiveStep>>): Promise<Result<LiveStep>> {
    if (this.#isBusy) throw new TypeError("A record is given before the last one is decided");
    this.#isBusy = true;
    try {
      return await work();
    } finally {
      this.#isBusy = false;
    }
  }

  /** Makes room for the record at a position: what is after it moves by one, in the graph as well, and is stale. */
  #place(position: number): void {
    const open = this.#open;
    let from = open.length;
    while (from > 0 && open[from - 1]!.shared.position >= position) from--;
    for (let at = from; at < open.length; at++) {
      const payment = open[at]!;
      payment.shared = { ...payment.shared, position: payment.shared.position + 1 };
      payment.isStale = true;
    }
    const arrived = this.#paymentAt(position);
    if (arrived !== null) open.splice(from, 0, arrived);
    this.#graph.undoFrom(position);
    for (let at = from; at < open.length; at++)
      this.#graph.append(open[at]!.shared, open[at]!.isFraud);
  }

  #paymentAt(position: number): OpenPayment | null {
    const { ms, nano, codes, payment } = this.log.queries.recordAt(position);
    if (payment === null) return null;
    return {
      paymentId: this.log.identityAt(position).key,
      ms,
      isFraud: payment.fraud === 1,
      shared: {
        position,
        ms,
        nano,
        customer: codes[KEY_PLACE.customer]!,
        device: codes[KEY_PLACE.device]!,
        ip: codes[KEY_PLACE.ip]!,
      },
      isStale: true,
      decision: null,
      revision: 0,
    };
  }

  async #settle(appended: Appended | null): Promise<Result<LiveStep>> {
    for (const payment of this.#open) {
      if (!payment.isStale) continue;
      const decided = await this.#decide(payment);
      if (!decided.ok) return decided;
    }
    const { sealed } = this.log;
    let count = 0;
    while (count < this.#open.length && this.#open[count]!.shared.position < sealed) count++;
    const settled = this.#open.splice(0, count).map((payment) => this.#told(payment, true));
    const decided = this.#decided;
    this.#decided = [];
    return ok({ appended, decided, settled });
  }

  async #decide(payment: OpenPayment): Promise<Result<null>> {
    const { paymentId, ms, shared } = payment;
    const decision = await this.#decisions.decide({ paymentId, ms, position: shared.position });
    if (!decision.ok) return decision;
    payment.isStale = false;
    if (isSame(payment.decision, decision.value)) return ok(null);
    payment.decision = decision.value;
    payment.revision++;
    this.#decided.push(this.#told(payment, false));
    return ok(null);
  }

  #told({ decision, revision }: OpenPayment, isFinal: boolean): LiveDecision {
    const { paymentId, ruleSetNumber } = decision!;
    const { id = null, version = null } = this.#model ?? {};
    const key = JSON.stringify([paymentId, ruleSetNumber, id, version]);
    return { key, decision: decision!, revision, isFinal };
  }
}
