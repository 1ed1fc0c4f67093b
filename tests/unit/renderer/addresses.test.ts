import { describe, expect, it, vi } from "vitest";
import { ok } from "#shared/domain/result";
import { addressOfPlace } from "#renderer/stores/addresses";
import { parseLocation } from "#renderer/stores/location";
import { createStores } from "#renderer/stores/stores";
import { fakePorts } from "../../support/fakePorts";
import { aLoadedDataset } from "../../support/reports";

const customer = { page: "record", entity: { kind: "customer", id: "C1" } } as const;

/** A window in which the demo dataset is open, begun at the given fragment. */
async function windowAt(fragment: string) {
  const ports = fakePorts();
  ports.history.replace(fragment);
  const stores = createStores(ports);
  const opening = stores.session.getState().open({ kind: "demo" });
  await vi.waitFor(() => expect(ports.engine.loads).toHaveLength(1));
  ports.engine.loads[0]!.finish(ok(aLoadedDataset()));
  await opening;
  const warnings = () =>
    stores.notices.getState().list.filter(({ text }) => text.kind === "otherDataset");
  return { ports, stores, warnings };
}

describe("a copied address", () => {
  it("names the dataset it was made in, and leads to the place all the same", async () => {
    const { ports, stores } = await windowAt("");
    const address = addressOfPlace({ ...stores, history: ports.history }, customer);
    expect(address).toContain("#/customer/C1?dataset=kivendtout-demo");
    expect(parseLocation(address)).toEqual(customer);
  });

  it("warns where another dataset is open when it is opened", async () => {
    const { ports, warnings } = await windowAt("#/customer/C1?dataset=other");
    expect(warnings()).toMatchObject([{ text: { named: "other", open: "kivendtout-demo" } }]);
    ports.history.type("#/payment/P1?dataset=another");
    expect(warnings()).toHaveLength(2);
  });

  it("says nothing where it was made in the open one", async () => {
    const { ports, warnings } = await windowAt("#/customer/C1?dataset=kivendtout-demo");
    ports.history.type("#/payment/P1?dataset=kivendtout-demo");
    ports.history.type("#/payment/P2");
    expect(warnings()).toEqual([]);
  });
});
