import type { SavedView } from "#shared/contract/casework";
import { ATTACHMENT_LIMIT } from "#shared/contract/casework";
import type { Scene } from "#shared/contract/scene";
import { fail, type Result } from "#shared/domain/result";
import { readScene, writeScene } from "#shared/graph/scene/savedScene";
import type { Ports } from "../platform/ports";
import { bytesOf, fromBase64, textOf, toBase64 } from "./base64";
import type { CaseworkStore } from "./casework";
import type { ClockStore } from "./clockState";
import type { SceneDesk } from "./graphScene";
import type { GraphState } from "./graphState";

interface Parts {
  readonly ports: Pick<Ports, "host" | "newId" | "sha256">;
  readonly casework: CaseworkStore;
  readonly clock: ClockStore;
  readonly desk: SceneDesk;
  readonly get: () => GraphState;
  /** The scenes of views as they were saved, which `changed` is told by. */
  readonly saved: Map<string, Scene>;
}

/** Scenes under a name, kept inside cases. */
export function graphViews(parts: Parts): Pick<GraphState, "save" | "openView" | "openEvidence"> {
  const { ports, casework, clock, desk, get, saved } = parts;

  const keep = async (scene: Scene): Promise<Result<{ sha256: string; bytes: number }>> => {
    const { of } = casework.getState();
    if (of === null) return fail("casework.refused", "No dataset is open.");
    const bytes = bytesOf(writeScene(scene));
    if (bytes.length > ATTACHMENT_LIMIT) return tooLarge(bytes.length);
    return ports.host.call("attachments.keep", { of, bytes: toBase64(bytes) });
  };

  const read = async ({ sha256 }: SavedView): Promise<Result<Scene>> => {
    const { of } = casework.getState();
    if (of === null) return fail("casework.refused", "No dataset is open.");
    const answer = await ports.host.call("attachments.read", { of, sha256 });
    if (!answer.ok) return answer;
    const bytes = fromBase64(answer.value.bytes);
    if ((await ports.sha256(bytes)) !== sha256)
      return fail("casework.damaged", "The saved view is not what was kept.", {
        tip: "Its file was changed. Restore it from a copy.",
      });
    return readScene(textOf(bytes));
  };

  const viewIn = (caseId: string, name: string): SavedView | undefined =>
    casework
      .getState()
      .work.cases.get(caseId)
      ?.views.find((view) => view.name === name);

  return {
    save: (caseId, name) =>
      desk.busyWith(async () => {
        const own = desk.generation();
        const { scene, drawn } = get();
        const kept = await keep(scene);
        if (own !== desk.generation()) return false;
        if (!kept.ok) {
          desk.failed(kept.error);
          return false;
        }
        const { moment } = clock.getState();
        const before = moment?.before ?? Infinity;
        const isThere = ({ firstPosition }: { readonly firstPosition: number }): boolean =>
          !(firstPosition >= before);
        const change = {
          name,
          moment,
          ...kept.value,
          nodes: drawn.nodes.filter(isThere).length,
          edges: drawn.edges.filter(isThere).length,
        };
        const held = viewIn(caseId, name);
        const id = held?.id ?? ports.newId();
        const written = await casework
          .getState()
          .act([
            held === undefined
              ? { kind: "view_saved", case: caseId, view: { id, ...change } }
              : { kind: "view_changed", case: caseId, id, change },
          ]);
        if (!written || own !== desk.generation()) return written;
        saved.set(id, scene);
        desk.belongsTo({ id, name, changed: false });
        return true;
      }),
    openView: (id) =>
      desk.busyWith(async () => {
        const own = desk.generation();
        const view = viewOf(casework, id);
        const scene = view === null ? notThere(id) : await read(view);
        if (own !== desk.generation()) return false;
        if (!scene.ok || view === null) {
          if (!scene.ok) desk.failed(scene.error);
          return false;
        }
        const { name, moment } = view;
        if (moment !== null) {
          clock.getState().pause();
          clock.getState().go(moment);
        }
        saved.set(id, scene.value);
        return desk.propose({
          sentence: () => ({ key: "graphViewOpened", values: { to: name } }),
          change: () => scene.value,
          begins: { view: { id, name, changed: false } },
        });
      }),
    openEvidence: (evidence, name) =>
      desk.propose({
        sentence: () => ({ key: "evidenceOpened", values: { to: name } }),
        change: () => evidence.scene,
        begins: { view: null, evidence },
      }),
  };
}

/** A view of any case; null where there is none. */
export function viewOf(casework: CaseworkStore, id: string): SavedView | null {
  for (const { views } of casework.getState().work.cases.values()) {
    const view = views.find((one) => one.id === id);
    if (view !== undefined) return view;
  }
  return null;
}

const notThere = (id: string): Result<never> =>
  fail("casework.notFound", `No case holds the view ${id}.`);

const tooLarge = (bytes: number): Result<never> =>
  fail(
    "casework.refused",
    `A view has at most ${ATTACHMENT_LIMIT} bytes; this one has ${bytes}. Remove nodes or notes from it.`,
  );
