import { describe, expect, it } from "vitest";
import { buildQueue } from "#shared/alerts/queue";
import type { Casework } from "#shared/casework/state";
import type { AlertHit } from "#shared/contract/replay";
import { DEFAULT_RULE_SET } from "#shared/rules/defaults";
import { heldRows } from "#renderer/features/alerts/heldOrder";
import { nextAfter } from "#renderer/features/alerts/nextAlert";
import { queueCsv } from "#renderer/features/alerts/queueFiles";
import { lineAfter, mainReason, rowsAt, rulesIn } from "#renderer/features/alerts/shownQueue";
import { snoozedFor, typedTime } from "#renderer/features/alerts/snooze";
import { caseActions, outcome, triageActions } from "#renderer/features/alerts/triageActions";
import { ALERTS_HOME, type AlertsLocation } from "#renderer/stores/location";
import { aHit, theirs, workOf } from "../../support/alertHits";
import { triaged } from "../../support/journalBuilder";

/** Four customers; the later the customer, the smaller the amount, so that the order is C1 to C4. */
const HITS: readonly AlertHit[] = [
  aHit(1, { customerId: "C1", amount: 400 }),
  aHit(2, { customerId: "C2", amount: 300, theirs: [theirs(2)] }),
  aHit(3, { customerId: "C3", amount: 200, ours: null, theirs: [theirs(3, "country_mismatch")] }),
  aHit(4, {
    customerId: "C4",
    amount: 100,
    ours: { outcome: "BLOCK", score: 0.9, ruleIds: ["velocity", "high_amount"] },
  }),
];
const queueOf = (work: Casework = workOf(), capacity = 100) =>
  buildQueue(HITS, null, work, { capacity, nowMs: Date.UTC(2026, 0, 1) });
const place = (more: Partial<AlertsLocation> = {}): AlertsLocation => ({ ...ALERTS_HOME, ...more });
const namesOf = (rows: ReturnType<typeof rowsAt>) =>
  rows.map(({ alert, rank }) => `${rank} ${alert.customerId}`);

describe("the rows of the queue", () => {
  it("keep the rank they have in their list, whatever else is filtered", () => {
    expect(namesOf(rowsAt(queueOf(), place()))).toEqual(["1 C1", "2 C2", "3 C3", "4 C4"]);
    expect(namesOf(rowsAt(queueOf(), place({ agreement: "theirs" })))).toEqual(["3 C3"]);
    expect(namesOf(rowsAt(queueOf(), place({ ruleId: "velocity" })))).toEqual(["4 C4"]);
    expect(namesOf(rowsAt(queueOf(), place({ search: "p2" })))).toEqual(["2 C2"]);
  });

  it("are those of the list that is looked at", () => {
    const queue = queueOf(workOf(triaged("customer:C2", ["P2"])));
    expect(namesOf(rowsAt(queue, place()))).toEqual(["1 C1", "2 C3", "3 C4"]);
    expect(namesOf(rowsAt(queue, place({ list: "closed" })))).toEqual(["1 C2"]);
  });

  it("have the line of the capacity after as many as can be cleared, in the list to do only", () => {
    const queue = queueOf(workOf(), 2);
    expect(lineAfter(rowsAt(queue, place()), queue, "todo")).toBe(2);
    expect(lineAfter(rowsAt(queue, place({ list: "all" })), queue, "all")).toBeNull();
    const few = rowsAt(queue, place({ search: "C4" }));
    expect(lineAfter(few, queue, "todo")).toBe(0);
    const enough = queueOf(workOf(), 4);
    expect(lineAfter(rowsAt(enough, place()), enough, "todo")).toBeNull();
  });

  it("say the rule with the most points, else the rule the dataset names", () => {
    const reasons = queueOf().alerts.map((alert) => mainReason(alert, DEFAULT_RULE_SET, "fr"));
    const named = (id: string) =>
      DEFAULT_RULE_SET.rules.find((rule) => rule.id === id)!.words.fr.name;
    expect(reasons).toEqual([
      named("high_amount"),
      named("high_amount"),
      named("country_mismatch"),
      named("velocity"),
    ]);
  });

  it("name the rules that take part, the commonest first", () => {
    expect([...rulesIn(queueOf())]).toEqual([
      ["high_amount", 3],
      ["velocity", 1],
    ]);
  });
});

describe("an order that is held", () => {
  const rows = rowsAt(queueOf(), place());
  const keys = rows.map(({ alert }) => alert.key);

  it("leaves rows where they are and says that they would be elsewhere", () => {
    const held = heldRows(rows.toReversed(), keys);
    expect(namesOf(held.rows)).toEqual(["1 C1", "2 C2", "3 C3", "4 C4"]);
    expect(held).toMatchObject({ fresh: 0, moved: true });
  });

  it("gives those that come back their old place, and lets new ones wait", () => {
    const without = heldRows([rows[0]!, rows[2]!], keys.slice(0, 3));
    expect(namesOf(without.rows)).toEqual(["1 C1", "3 C3"]);
    expect(without.moved).toBe(false);
    const again = heldRows(rows, keys.slice(0, 3));
    expect(namesOf(again.rows)).toEqual(["1 C1", "2 C2", "3 C3"]);
    expect(again.fresh).toBe(1);
  });
});

describe("the next alert", () => {
  const rows = rowsAt(queueOf(), place());
  const [first, second, third, fourth] = rows.map(({ alert }) => alert);

  it("is the next that is still to do, else the one before", () => {
    expect(nextAfter(rows, first!, [first!])).toBe(second);
    expect(nextAfter(rows, first!, [first!, second!])).toBe(third);
    expect(nextAfter(rows, fourth!, [fourth!])).toBe(third);
    expect(nextAfter(rows, first!, [first!, second!, third!, fourth!])).toBeNull();
  });

  it("is none that is closed", () => {
    const queue = queueOf(workOf(triaged("customer:C2", ["P2"])));
    const all = rowsAt(queue, place({ list: "all" }));
    expect(nextAfter(all, all[0]!.alert, [all[0]!.alert])?.customerId).toBe("C3");
  });
});

describe("what is written", () => {
  it("names the hits that were seen, where the clock stood, and no more", () => {
    const alerts = queueOf().alerts.slice(0, 2);
    expect(triageActions(alerts, outcome("escalated"), { ms: 5, before: 2 })).toEqual([
      {
        kind: "triaged",
        alerts: [
          { key: "customer:C1", hits: ["P1"] },
          { key: "customer:C2", hits: ["P2"] },
        ],
        state: "escalated",
        reason: null,
        snoozedUntilMs: null,
        asOf: { ms: 5, before: 2 },
      },
    ]);
  });

  it("is parted where one action cannot hold it", () => {
    const keys = Array.from({ length: 1001 }, (_, at) => `customer:C${at}`);
    const actions = caseActions(keys, { id: "case", newTitle: "Many" });
    expect(actions.map(({ kind }) => kind)).toEqual(["case_opened", "case_alerts"]);
    expect(actions[1]).toMatchObject({ add: ["customer:C1000"], remove: [] });
  });

  it("is a CSV file of the rows shown", () => {
    const text = new TextDecoder().decode(
      queueCsv(rowsAt(queueOf(), place({ search: "C3" })), () => "a, b"),
    );
    const [head, line] = text.split("\r\n");
    expect(head).toMatch(/^rank,alert,customer_id,state,risk/);
    expect(line).toMatch(/^3,customer:C3,C3,new,0\.6,200,1\.04.*,1,0,"a, b",theirs,/);
  });
});

describe("a time until which is snoozed", () => {
  it("is days of data time from the clock, or typed", () => {
    expect(snoozedFor(0, 3)).toBe(3 * 86_400_000);
    expect(typedTime("2025-11-20")).toBe(Date.UTC(2025, 10, 20));
    expect(typedTime(" 2025-11-20 08:30 ")).toBe(Date.UTC(2025, 10, 20, 8, 30));
    expect(typedTime("tomorrow")).toBeNull();
    expect(typedTime("")).toBeNull();
  });
});
