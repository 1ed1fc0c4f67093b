import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  canRedo,
  canUndo,
  createHistory,
  HISTORY_ENTRIES,
  type UndoableCommand,
} from "#renderer/stores/history";

/** A value that commands set, and the history of them. */
function setUp() {
  const history = createHistory();
  let value = 0;
  const setTo = (next: number, control: string | null = null): UndoableCommand => {
    const before = value;
    return {
      sentence: { key: "capacity", values: { to: next } },
      control,
      do: () => {
        value = next;
      },
      undo: () => {
        value = before;
      },
    };
  };
  const perform = (next: number, control?: string) =>
    history.getState().perform(setTo(next, control ?? null));
  return { history, perform, state: () => history.getState(), value: () => value };
}

const said = (entries: readonly { readonly sentence: { readonly values: object } }[]) =>
  entries.map(({ sentence }) => (sentence.values as { to: number }).to);

describe("the log of what was done", () => {
  it("undoes and redoes one command at a time", () => {
    const { perform, state, value } = setUp();
    perform(1);
    perform(2);
    state().undo();
    expect(value()).toBe(1);
    state().undo();
    expect(value()).toBe(0);
    expect(canUndo(state())).toBe(false);
    state().undo();
    expect(value()).toBe(0);
    state().redo();
    state().redo();
    expect(value()).toBe(2);
    expect(canRedo(state())).toBe(false);
  });

  it("makes one command of consecutive changes of the same control", () => {
    const { perform, state, value } = setUp();
    for (const next of [3, 5, 8]) perform(next, "slider");
    expect(said(state().entries)).toEqual([8]);
    state().undo();
    expect(value()).toBe(0);
    state().redo();
    expect(value()).toBe(8);
  });

  it("begins a new command once the control was let go, another was used, or something was undone", () => {
    const { perform, state } = setUp();
    perform(1, "slider");
    state().settle();
    perform(2, "slider");
    perform(3, "other");
    perform(4, "slider");
    expect(said(state().entries)).toEqual([1, 2, 3, 4]);
    state().undo();
    perform(5, "other");
    expect(said(state().entries)).toEqual([1, 2, 3, 5]);
  });

  it("gives up what was undone when something else is done", () => {
    const { perform, state } = setUp();
    perform(1);
    perform(2);
    state().undo();
    perform(3);
    expect(said(state().entries)).toEqual([1, 3]);
    expect(canRedo(state())).toBe(false);
  });

  it("goes to any point of the list and back", () => {
    const { perform, state, value } = setUp();
    for (const next of [1, 2, 3]) perform(next);
    state().jump(1);
    expect([value(), state().position, state().entries.length]).toEqual([1, 1, 3]);
    state().jump(3);
    expect(value()).toBe(3);
    state().jump(-4);
    expect(value()).toBe(0);
  });

  it("keeps the latest commands only", () => {
    const { perform, state } = setUp();
    for (let next = 1; next <= HISTORY_ENTRIES + 2; next++) perform(next);
    expect(state().entries).toHaveLength(HISTORY_ENTRIES);
    expect(state().position).toBe(HISTORY_ENTRIES);
    expect(said(state().entries)[0]).toBe(3);
  });

  it("arrives at the same value by any way through it", () => {
    const steps = fc.array(
      fc.oneof(
        fc.record({ set: fc.nat(99), control: fc.constantFrom("a", "b", "") }),
        fc.record({ jump: fc.integer({ min: -2, max: 12 }) }),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(steps, (taken) => {
        const { perform, state, value } = setUp();
        for (const step of taken) {
          if ("set" in step) perform(step.set, step.control === "" ? undefined : step.control);
          else state().jump(step.jump);
        }
        const { entries, position } = state();
        const expected = [0, ...said(entries)];
        for (let at = 0; at <= entries.length; at++) {
          state().jump(at);
          expect(value()).toBe(expected[at]);
        }
        state().jump(position);
        expect(value()).toBe(expected[position]);
      }),
      { seed: 20251114 },
    );
  });
});
