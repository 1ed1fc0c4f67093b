import type { FeatureValue } from "#shared/contract/decisions";

export type Values = Readonly<Record<string, FeatureValue>>;

/** Values put in the place of the actual ones, with the steps to go back and forward by. */
export interface Changes {
  readonly values: Values;
  /** Newest last. */
  readonly past: readonly Values[];
  /** What was undone, the next to redo last. */
  readonly future: readonly Values[];
  /** The feature changed last: more changes of it belong to the same step. */
  readonly latest: string | null;
}

export type Change =
  | { readonly kind: "set"; readonly feature: string; readonly value: FeatureValue }
  | { readonly kind: "unset"; readonly feature: string }
  | { readonly kind: "reset" }
  | { readonly kind: "undo" }
  | { readonly kind: "redo" };

export const NO_CHANGES: Changes = { values: {}, past: [], future: [], latest: null };

/** What becomes of the changes; a step of the same feature as the one before becomes one with it. */
export function change(before: Changes, wanted: Change): Changes {
  const { values, past, future, latest } = before;
  switch (wanted.kind) {
    case "set": {
      const { feature, value } = wanted;
      const next = { ...values, [feature]: value };
      return latest === feature
        ? { ...before, values: next, future: [] }
        : { values: next, past: [...past, values], future: [], latest: feature };
    }
    case "unset":
      return step(
        before,
        Object.fromEntries(Object.entries(values).filter(([name]) => name !== wanted.feature)),
      );
    case "reset":
      return Object.keys(values).length === 0 ? before : step(before, {});
    case "undo": {
      const last = past.at(-1);
      if (last === undefined) return before;
      return { values: last, past: past.slice(0, -1), future: [...future, values], latest: null };
    }
    case "redo": {
      const next = future.at(-1);
      if (next === undefined) return before;
      return {
        values: next,
        past: [...past, values],
        future: future.slice(0, -1),
        latest: null,
      };
    }
  }
}

const step = ({ values, past }: Changes, next: Values): Changes => ({
  values: next,
  past: [...past, values],
  future: [],
  latest: null,
});
