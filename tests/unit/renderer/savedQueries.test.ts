import { describe, expect, it } from "vitest";
import { SQL_LIMIT, type QueriesChange, type SavedQuery } from "#shared/contract/methods";
import { freeId, importOf } from "#renderer/features/sql/sidebar/savedQueries";

const aSaved = (id: string, name: string): SavedQuery => ({
  id,
  name,
  sql: `SELECT '${id}'`,
  savedAt: "2025-11-14T00:00:00Z",
});
const aRead = (name: string, sql = "SELECT 1") => ({ name, sql });

/** Saved queries after a change, as the host keeps them, in the order of their ids. */
function changed(saved: readonly SavedQuery[], { save, remove }: QueriesChange) {
  const byId = new Map(saved.map(({ id, name, sql }) => [id, { id, name, sql }]));
  for (const id of remove) byId.delete(id);
  for (const query of save) byId.set(query.id, query);
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

describe("an import of queries", () => {
  it("adds them under ids that are free", () => {
    const known = [aSaved("query-2", "Labels")];
    const { change, replaced } = importOf(known, [aRead("A"), aRead("B")]);
    expect(change.save.map(({ name }) => name)).toEqual(["A", "B"]);
    expect(new Set(["query-2", ...change.save.map(({ id }) => id)]).size).toBe(3);
    expect(replaced).toBe(0);
  });

  it("takes the place of namesakes whatever their letter case, and counts them", () => {
    const known = [aSaved("q1", "Labels"), aSaved("q2", "Revenue")];
    const { change, replaced } = importOf(known, [aRead("LABELS", "SELECT 2")]);
    expect(change.save).toEqual([{ id: "q1", name: "LABELS", sql: "SELECT 2" }]);
    expect(replaced).toBe(1);
  });

  it("keeps the last of namesakes in the file", () => {
    const { change } = importOf([], [aRead("A", "SELECT 1"), aRead("a", "SELECT 2")]);
    expect(change.save).toMatchObject([{ name: "a", sql: "SELECT 2" }]);
  });

  it("is taken back whole", () => {
    const known = [aSaved("q1", "Labels"), aSaved("q2", "Revenue")];
    const { change, undo } = importOf(known, [aRead("Labels"), aRead("New")]);
    const after = changed(known, change).map((query) => ({ ...query, savedAt: "" }));
    expect(changed(after, undo)).toEqual(changed(known, { save: [], remove: [] }));
  });

  it("leaves out and counts queries that are too long to be saved", () => {
    const read = [aRead("long", "x".repeat(SQL_LIMIT + 1)), aRead("short")];
    const { change, tooLong } = importOf([], read);
    expect(change.save).toMatchObject([{ name: "short" }]);
    expect(tooLong).toBe(1);
  });
});

describe("a free id", () => {
  it("is not one of those taken", () => {
    expect(freeId([{ id: "query-2" }, { id: "query-3" }])).toBe("query-4");
  });
});
