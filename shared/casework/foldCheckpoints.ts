import { emptyDraft, type Draft } from "./foldDraft";

/** Entries between two checkpoints. */
export const CHECKPOINT_EVERY = 500;
/** The latest are kept: what is taken back was mostly done not long ago. */
const KEPT = 6;

interface Checkpoint {
  /** The number of the last entry that is in it. */
  readonly seq: number;
  readonly draft: Draft;
}

/** States on the way of a fold, so that it need not begin at the first entry when an action is taken back. */
export class FoldCheckpoints {
  readonly #every: number;
  #kept: readonly Checkpoint[] = [];

  /** @param every entries between two; Infinity = none is ever kept */
  constructor(every: number) {
    this.#every = every;
  }

  /** The state after an entry, kept where one is due. */
  offer(seq: number, draft: Draft): void {
    if (seq % this.#every !== 0) return;
    this.#kept = [...this.#kept, { seq, draft: copied(draft) }].slice(-KEPT);
  }

  /** The latest state from before an entry, to go on with. Those from it on no longer hold and are given up. */
  before(seq: number): Checkpoint {
    this.#kept = this.#kept.filter((one) => one.seq < seq);
    const last = this.#kept.at(-1);
    return last === undefined
      ? { seq: 0, draft: emptyDraft() }
      : { seq: last.seq, draft: copied(last.draft) };
  }
}

/** What the maps hold is replaced, never written to, so that it can be shared. */
const copied = ({ alerts, cases, bookmarks, cards, notes }: Draft): Draft => ({
  alerts: new Map(alerts),
  cases: new Map(cases),
  bookmarks,
  cards: new Map(cards),
  notes: new Map(notes),
});
