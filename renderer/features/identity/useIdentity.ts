import { useStore } from "zustand";
import { useApp } from "../../stores/context";
import { createIdentity } from "../../stores/identity";
import type { IdentityState, IdentityStore } from "../../stores/identityState";

/** The queue, made when the workspace is first shown; it stays while other workspaces are. */
export function useIdentityStore(): IdentityStore {
  const app = useApp();
  return app.identity(() => createIdentity(app));
}

export const useIdentity = <T>(select: (state: IdentityState) => T): T =>
  useStore(useIdentityStore(), select);
