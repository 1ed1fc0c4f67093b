import type { Keys } from "./shortcuts";

/** What a key of the identity workspace does. */
export type IdentityCommand = "next" | "previous" | "fields" | "accept" | "reject" | "reveal";

interface IdentityShortcut {
  readonly command: IdentityCommand;
  readonly keys: readonly Keys[];
}

/** The keys of the identity workspace; they come before those of the window, and the keyboard map lists them. */
export const IDENTITY_KEYS = [
  { command: "next", keys: [{ key: "j", shift: false }] },
  { command: "previous", keys: [{ key: "k", shift: false }] },
  { command: "fields", keys: [{ key: "e" }] },
  { command: "accept", keys: [{ key: "a" }] },
  { command: "reject", keys: [{ key: "x" }] },
  { command: "reveal", keys: [{ key: "v" }] },
] as const satisfies readonly IdentityShortcut[];
