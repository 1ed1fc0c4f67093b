import type { Action, CardRef, JournalEntry, SavedView } from "#shared/contract/casework";

/** Entries as a host writes them, one a second from a fixed time on, with hashes that name their number only. */
export class JournalBuilder {
  readonly entries: JournalEntry[] = [];
  #ms = Date.UTC(2025, 10, 14, 9);

  /** Lets time pass before the next entry. */
  wait(seconds: number): this {
    this.#ms += seconds * 1000;
    return this;
  }

  /** All of them as one writing; answers their numbers. */
  write(actions: readonly Action[], by = "Ada"): number[] {
    const first = this.entries.length + 1;
    const group = actions.length > 1 ? { group: { first, count: actions.length } } : {};
    this.wait(1);
    const at = new Date(this.#ms).toISOString();
    return actions.map((action, place) => {
      const seq = first + place;
      const hash = hashOf(seq);
      this.entries.push({ seq, at, by, action, ...group, prev: hashOf(seq - 1), hash });
      return seq;
    });
  }

  add(action: Action, by?: string): number {
    return this.write([action], by)[0]!;
  }
}

const hashOf = (seq: number): string => seq.toString(16).padStart(64, "0");

export const triaged = (
  key: string,
  hits: readonly string[],
  more: Partial<Extract<Action, { kind: "triaged" }>> = {},
): Action => ({
  kind: "triaged",
  alerts: [{ key, hits: [...hits] }],
  state: "false_positive",
  reason: null,
  snoozedUntilMs: null,
  asOf: null,
  ...more,
});

export const aBookmark = (id: string, name = id) => ({
  id,
  name,
  note: "",
  moment: { ms: 1000, before: 10 },
  address: "#/overview",
});

export const aView = (id: string, more: Partial<SavedView> = {}): SavedView => ({
  id,
  name: id,
  moment: null,
  sha256: "b".repeat(64),
  bytes: 400,
  nodes: 3,
  edges: 2,
  ...more,
});

/** The picture of an ID card whose hash is one digit over and over. */
export const aCard = (digit: string): CardRef => ({
  sha256: digit.repeat(64),
  file: `id_${digit}.png`,
});
