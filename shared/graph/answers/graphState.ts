import { SHARED_KINDS, USE, type GraphAt } from "../../contract/graph";
import type { GraphIndex, PaymentRange, PaymentScores } from "../index/graphIndex";
import { LINKED_KINDS } from "../index/linkTable";
import { placeOf } from "../../log/postings";

/** What the last decide decided, and after how long its rules take a label to be known. */
export interface DecidedScores extends PaymentScores {
  readonly labelDelayMs: number;
}

/** Days after which a label counts as known (SPEC §5) before anything is decided. */
export const LABEL_DELAY_DAYS = 7;

const JOINING = SHARED_KINDS.map((kind) => LINKED_KINDS.indexOf(kind));

/** The graph as of a moment: what counts of an index, and how it is judged. */
export class GraphState {
  readonly index: GraphIndex;
  readonly at: GraphAt;
  /** Ordinals of the payments that count. */
  readonly range: PaymentRange;
  /** Null before anything is decided. */
  readonly scores: PaymentScores | null;
  /** Labels of the payments before this ordinal are known; without a moment, at the last record. */
  readonly knownTo: number;

  constructor(index: GraphIndex, at: GraphAt, scores: PaymentScores | null, labelDelayMs: number) {
    this.index = index;
    this.at = at;
    this.scores = scores;
    this.range = index.rangeAt(at);
    const nowMs = at.moment?.ms ?? index.log.ms[index.log.size - 1] ?? 0;
    const known = index.rangeAt({
      moment: at.moment,
      window: { fromMs: -Infinity, toMs: nowMs - labelDelayMs },
    });
    this.knownTo = Math.min(known.to, this.range.to);
  }

  /** The payments of a vertex that count: a view, no copy. */
  paymentsOf(vertex: number): Uint32Array {
    return this.within(this.index.paymentsOf(vertex));
  }

  /** Those of rising ordinals that count: a view, no copy. O(log n). */
  within(ordinals: Uint32Array): Uint32Array {
    const { from, to } = this.range;
    const first = from === 0 ? 0 : placeOf(ordinals, 0, ordinals.length, from);
    return ordinals.subarray(first, placeOf(ordinals, first, ordinals.length, to));
  }

  /** Whether a session's own start counts. */
  hasBegun(session: number): boolean {
    const { moment, window } = this.at;
    if (moment === null && window === null) return true;
    const position = this.index.sessions.position[session]!;
    // Beyond the log are sessions without a time.
    const ms = this.index.log.ms[position];
    if (ms === undefined || (moment !== null && position >= moment.before)) return false;
    return window === null || (ms >= window.fromMs && ms <= window.toMs);
  }

  /** Highest score among payments; null where none has one. */
  riskOf(ordinals: Uint32Array): number | null {
    const riskiest = this.riskiestOf(ordinals);
    return riskiest === null ? null : this.scores!.score[riskiest]!;
  }

  /** The payment with the highest score, of equal ones the first; null where none has one. */
  riskiestOf(ordinals: Uint32Array): number | null {
    const score = this.scores?.score;
    if (score === undefined) return null;
    let riskiest: number | null = null;
    let most = -Infinity;
    for (const ordinal of ordinals)
      if (score[ordinal]! > most) {
        most = score[ordinal]!;
        riskiest = ordinal;
      }
    return riskiest;
  }

  /** Payments with a label of fraud that is known. */
  knownFraudsOf(ordinals: Uint32Array): number {
    let frauds = 0;
    for (const ordinal of ordinals) {
      if (ordinal >= this.knownTo) break;
      if ((this.index.payments.flags[ordinal]! & USE.fraud) !== 0) frauds++;
    }
    return frauds;
  }

  /** Of a customer the devices and IPs it has paid with, of an entity its customers; 0 of sessions and payments. */
  neighboursOf(vertex: number): number {
    const { links } = this.index;
    const isCustomer = this.index.kindOf(vertex) === "customer";
    let count = 0;
    for (const link of this.index.linksOf(vertex))
      if ((!isCustomer || JOINING.includes(links.kind[link]!)) && this.hasLink(link)) count++;
    return count;
  }

  /** Whether a link has a payment that counts. */
  hasLink(link: number): boolean {
    const payments = this.index.paymentsOfLink(link);
    // Links have at least one payment, and most questions are about all from the first on.
    return this.range.from === 0 ? payments[0]! < this.range.to : this.within(payments).length > 0;
  }
}
