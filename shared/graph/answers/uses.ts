import { USE, type Uses } from "../../contract/graph";
import { NONE } from "../../log/kinds";
import type { GraphIndex, PaymentScores } from "../index/graphIndex";

const OUTCOME_FLAGS = [0, USE.challenged, USE.blocked];

/** What makes a node or an edge: payments, and where one is named the start of a session (code, `NONE` for none). */
export interface UsedBy {
  readonly payments: Uint32Array;
  readonly session: number;
}

/**
 * Uses of many nodes and edges side by side: views onto one buffer a column that is no larger than they are together,
 * so that an answer of thousands of them is sent as a handful of buffers.
 */
export class UsesWriter {
  readonly #index: GraphIndex;
  readonly #scores: PaymentScores | null;
  readonly #columns: Uses;
  #size = 0;

  /** @param room entries of all that will be written */
  constructor(index: GraphIndex, scores: PaymentScores | null, room: number) {
    this.#index = index;
    this.#scores = scores;
    this.#columns = {
      position: new Uint32Array(room),
      ms: new Float64Array(room),
      cents: new Float64Array(room),
      flags: new Uint8Array(room),
      score: new Float32Array(room),
    };
  }

  /** Entries in log order. */
  write({ payments, session }: UsedBy): Uses {
    const from = this.#size;
    const start = session === NONE ? NONE : this.#index.sessions.position[session]!;
    let isDue = start !== NONE;
    for (const ordinal of payments) {
      if (isDue && start < this.#index.payments.position[ordinal]!) {
        this.#writeStart(start);
        isDue = false;
      }
      this.#writePayment(ordinal);
    }
    if (isDue) this.#writeStart(start);
    const { position, ms, cents, flags, score } = this.#columns;
    return {
      position: position.subarray(from, this.#size),
      ms: ms.subarray(from, this.#size),
      cents: cents.subarray(from, this.#size),
      flags: flags.subarray(from, this.#size),
      score: score.subarray(from, this.#size),
    };
  }

  #writePayment(ordinal: number): void {
    const { payments } = this.#index;
    const outcome = this.#scores?.outcome[ordinal] ?? 0;
    const { position, ms, cents, flags, score } = this.#columns;
    const place = this.#size++;
    position[place] = payments.position[ordinal]!;
    ms[place] = payments.ms[ordinal]!;
    cents[place] = payments.cents[ordinal]!;
    flags[place] = payments.flags[ordinal]! | OUTCOME_FLAGS[outcome]!;
    score[place] = this.#scores?.score[ordinal] ?? NaN;
  }

  #writeStart(start: number): void {
    const { position, ms, cents, flags, score } = this.#columns;
    const place = this.#size++;
    position[place] = start;
    // A session without a time is beyond the log.
    ms[place] = this.#index.log.ms[start] ?? NaN;
    cents[place] = NaN;
    flags[place] = USE.start;
    score[place] = NaN;
  }
}

/** Entries that a node or an edge takes. */
export const usesRoom = ({ payments, session }: UsedBy): number =>
  payments.length + (session === NONE ? 0 : 1);
