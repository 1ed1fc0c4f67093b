import { createIdentity } from "#renderer/stores/identity";
import type { AddedFile, IdentityState, IdentityStore } from "#renderer/stores/identityState";
import { createStores, type Stores } from "#renderer/stores/stores";
import { ok } from "#shared/domain/result";
import { expect, vi } from "vitest";
import { fakePorts, type FakePorts } from "./fakePorts";
import { aLoadedDataset } from "./reports";

export interface OpenedIdentity {
  readonly ports: FakePorts;
  readonly stores: Stores;
  readonly identity: IdentityStore;
  readonly state: () => IdentityState;
  /** Waits until nothing is being taken in or read. */
  readonly settled: () => Promise<void>;
}

/** A file whose bytes are a text. */
export const aFile = (name: string, text = name): AddedFile => ({ name, file: new Blob([text]) });

/** The queue of a window with a dataset open. */
export async function openedIdentity(ports = fakePorts()): Promise<OpenedIdentity> {
  const stores = createStores(ports);
  const opening = stores.session.getState().open({ kind: "demo" });
  await vi.waitFor(() => expect(ports.engine.loads).toHaveLength(1));
  ports.engine.loads[0]!.finish(ok(aLoadedDataset()));
  await opening;
  const identity = createIdentity({ ...stores, ports });
  const state = () => identity.getState();
  const settled = () =>
    vi.waitFor(() => {
      expect(state().taking).toBeNull();
      expect(
        state().pictures.filter(({ status }) => status === "waiting" || status === "reading"),
      ).toEqual([]);
    });
  return { ports, stores, identity, state, settled };
}
