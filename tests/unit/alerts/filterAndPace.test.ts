import { describe, expect, it } from "vitest";
import { filterQueue, type QueueFilter } from "#shared/alerts/filterQueue";
import { paceOf, PACE_SAMPLES, secondsLeft } from "#shared/alerts/pace";
import { buildQueue } from "#shared/alerts/queue";
import { foldJournal } from "#shared/casework/fold";
import { aHit, theirs, workOf } from "../../support/alertHits";
import { JournalBuilder, triaged } from "../../support/journalBuilder";

describe("a filter of the queue", () => {
  const block = { outcome: "BLOCK", score: 0.9, ruleIds: ["bin_testing", "high_amount"] } as const;
  const hits = [
    aHit(1, { theirs: [theirs(2, "Rapid attempts")] }),
    aHit(3, { customerId: "C2", ours: block }),
    aHit(4, { customerId: "C3", ours: null, theirs: [theirs(4)] }),
  ];
  const work = workOf(triaged("customer:C3", ["P4"]));
  const { alerts } = buildQueue(hits, null, work, { capacity: 1, nowMs: 0 });
  const found = (filter: Partial<QueueFilter>) =>
    filterQueue(alerts, { list: "all", agreement: "any", ruleId: null, search: "", ...filter })
      .map(({ customerId }) => customerId)
      .sort();

  it("lets through a list, an agreement, a rule of ours", () => {
    expect(found({})).toEqual(["C1", "C2", "C3"]);
    expect(found({ list: "todo" })).toEqual(["C1", "C2"]);
    expect(found({ list: "closed" })).toEqual(["C3"]);
    expect(found({ agreement: "both" })).toEqual(["C1"]);
    expect(found({ agreement: "theirs" })).toEqual(["C3"]);
    expect(found({ ruleId: "bin_testing" })).toEqual(["C2"]);
    expect(found({ list: "todo", agreement: "theirs" })).toEqual([]);
  });

  it("finds ids of customers, payments and alerts, and names of rules, by all words in any case", () => {
    expect(found({ search: "c2" })).toEqual(["C2"]);
    expect(found({ search: "p1" })).toEqual(["C1"]);
    expect(found({ search: "A4" })).toEqual(["C3"]);
    expect(found({ search: "attempts RAPID" })).toEqual(["C1"]);
    expect(found({ search: "high_amount" })).toEqual(["C1", "C2"]);
    expect(found({ search: "customer" })).toEqual([]);
  });
});

describe("the time an alert takes", () => {
  /** A journal of judgements by Ada, so many seconds after one another. */
  const journalOf = (gaps: readonly number[]) => {
    const journal = new JournalBuilder();
    for (const [at, gap] of gaps.entries())
      journal.wait(gap - 1).add(triaged(`customer:C${at}`, []));
    return journal;
  };
  const pace = ({ entries }: JournalBuilder) => paceOf(entries, foldJournal(entries));

  it("is the median between two judgements, without breaks", () => {
    expect(pace(journalOf([1, 10, 20, 30, 40, 5000, 60]))).toEqual({
      medianSeconds: 30,
      samples: PACE_SAMPLES,
    });
  });

  it("is not told from too few", () => {
    const few = pace(journalOf([1, 10, 20, 30, 40]));
    expect(few).toEqual({ medianSeconds: null, samples: 4 });
    expect(secondsLeft(few, 10)).toBeNull();
    expect(secondsLeft({ medianSeconds: 12, samples: 9 }, 10)).toBe(120);
  });

  it("counts each person's own, and shares it among alerts judged at once", () => {
    const journal = new JournalBuilder();
    for (let at = 0; at < 6; at++) {
      journal.wait(9).add(triaged(`customer:A${at}`, []), "Ada");
      journal.wait(9).add(triaged(`customer:G${at}`, []), "Grace");
    }
    expect(pace(journal)).toEqual({ medianSeconds: 20, samples: 10 });
    const two = ["x", "y"].map((key) => ({ key: `customer:${key}`, hits: [] }));
    const shared = new JournalBuilder();
    for (let at = 0; at < 6; at++)
      shared
        .wait(9)
        .add(triaged("", [], { alerts: two.map((one) => ({ ...one, key: one.key + at })) }));
    expect(pace(shared).medianSeconds).toBe(5);
  });

  it("leaves out what was taken back, and a reason given afterwards", () => {
    const journal = journalOf([1, 10, 10, 10, 10, 10, 10]);
    journal.add(triaged("customer:C6", [], { reason: "gift" }));
    expect(pace(journal)).toEqual({ medianSeconds: 10, samples: 6 });
    journal.add({ kind: "undone", seqs: [2, 3] });
    expect(pace(journal)).toEqual({ medianSeconds: null, samples: 4 });
  });

  it("takes the giving of a reason for a part of the time the next alert took", () => {
    const journal = new JournalBuilder();
    for (let at = 0; at < 6; at++) {
      journal.wait(6).add(triaged(`customer:C${at}`, []));
      journal.wait(2).add(triaged(`customer:C${at}`, [], { reason: "gift" }));
    }
    expect(pace(journal)).toEqual({ medianSeconds: 10, samples: PACE_SAMPLES });
  });
});
