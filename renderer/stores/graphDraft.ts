import { z } from "zod";
import { Scene } from "#shared/contract/scene";
import type { TabMemory } from "../platform/ports";
import type { OpenView } from "./graphState";

export interface Draft {
  readonly scene: Scene;
  readonly view: OpenView | null;
  /** The address the scene was begun by, null for none. */
  readonly begunBy: string | null;
}

const KeptDraft = z.strictObject({
  path: z.string(),
  scene: Scene,
  view: z.strictObject({ id: z.string(), name: z.string(), changed: z.boolean() }).nullable(),
  begunBy: z.string().nullable(),
});

/**
 * Keeps what is on the canvas for when the window is reloaded.
 *
 * @param path of the dataset; null where nobody could find it again after a reload
 */
export function keepDraft(memory: TabMemory, path: string | null, draft: Draft): void {
  const { items, map } = draft.scene;
  const isEmpty = path === null || (items.length === 0 && map === null);
  memory.setGraphDraft(isEmpty ? null : JSON.stringify({ path, ...draft }));
}

/** What was on the canvas of the dataset at this path; null for nothing, or what another version left. */
export function draftOf(memory: TabMemory, path: string | null): Draft | null {
  const text = memory.graphDraft();
  if (text === null || path === null) return null;
  try {
    const { data } = KeptDraft.safeParse(JSON.parse(text));
    return data?.path === path ? data : null;
  } catch {
    return null;
  }
}
