import { describe, expect, it } from "vitest";
import type { StepTo } from "#shared/contract/replay";
import { ok } from "#shared/domain/result";
import { carryOutClock } from "#renderer/stores/clockCommands";
import { aTable } from "../../support/browseFixtures";
import { openedClock, settled } from "./openedClock";

describe("a mark", () => {
  it("is set where the clock stands, and taken away where it stands already", async () => {
    const { clock, stores, ports } = await openedClock();
    carryOutClock("markA", { ...stores, ports });
    expect(clock().marks.a).toEqual(clock().moment);
    clock().seek(2000);
    await settled();
    carryOutClock("markA", { ...stores, ports });
    expect(clock().marks.a).toMatchObject({ before: 2 });
    carryOutClock("markA", { ...stores, ports });
    expect(clock().marks.a).toBeNull();
  });

  it("that is taken away ends the loop", async () => {
    const { clock } = await openedClock();
    clock().setLooping(true);
    clock().mark("b", null);
    expect(clock().looping).toBe(false);
  });
});

describe("the step to the customer's next record", () => {
  it("is of the customer that the record in the inspector names", async () => {
    const { navigation, ports, stores } = await openedClock();
    const steps: StepTo[] = [];
    ports.engine.replayAnswers.step = (_, to) => {
      steps.push(to);
      return Promise.resolve(ok(null));
    };
    ports.engine.answers.tables = () => ok([aTable()]);
    ports.engine.records.set("payments 3", {
      table: "payments",
      record: 3,
      source: "payments.csv",
      fields: [{ name: "customer_id", value: "C7" }],
    });
    navigation.getState().inspect({ table: "payments", record: 3 });
    carryOutClock("nextOfEntity", { ...stores, ports });
    await settled();
    expect(steps).toEqual([{ kind: "entity", entity: { kind: "customer", id: "C7" } }]);
  });
});
