import type { NodeKey } from "#shared/contract/graph";
import type { Scene } from "#shared/contract/scene";
import * as edits from "#shared/graph/scene/edits";
import { groupSaid, plainSaid, saidOf, saidOfOne, viewSaid } from "./graphSentences";
import type { GraphState } from "./graphState";
import type { SceneDesk } from "./graphScene";

type Edits = Pick<
  GraphState,
  | "remove"
  | "hide"
  | "showHidden"
  | "pin"
  | "colour"
  | "note"
  | "move"
  | "setView"
  | "setGroup"
  | "setFilter"
  | "clearPaths"
  | "follow"
  | "lockLayout"
  | "edit"
>;

interface Parts {
  readonly desk: SceneDesk;
  /** Position of the log from which what appears is later than now. */
  readonly position: () => number;
}

/** Everything that can be done to the scene without asking the engine first. */
export function graphEdits({ desk, position }: Parts): Edits {
  const { edit } = desk;
  return {
    edit,
    remove: (keys) => edit(saidOf("graphRemoved", keys), (scene) => edits.remove(scene, keys)),
    hide: (keys) => edit(saidOf("graphHidden", keys), (scene) => edits.hide(scene, keys)),
    showHidden: () => edit(plainSaid("graphShown"), edits.showHidden),
    pin: (keys, pinned) =>
      edit(saidOf(pinned ? "graphPinned" : "graphUnpinned", keys), (scene) =>
        edits.pin(scene, keys, pinned),
      ),
    colour: (keys, colour) =>
      edit(saidOf("graphColoured", keys), (scene) => edits.colour(scene, keys, colour)),
    note: (key, text) =>
      edit(saidOfOne("graphNoted", key), (scene) => edits.note(scene, key, text)),
    move: (places) => {
      const keys = places.map(({ key }) => key);
      edit(saidOf("graphMoved", keys), (scene) => edits.move(scene, places));
    },
    setView: (view) => edit(viewSaid(view), (scene) => edits.setView(scene, view)),
    setGroup: (group) =>
      edit(groupSaid("graphGrouped", group), (scene) => edits.setGroup(scene, group)),
    setFilter: (change) =>
      edit(
        plainSaid("graphFiltered"),
        (scene) => edits.setFilter(scene, change),
        // A slider or a brush makes one command until it is let go.
        `graph.filter.${Object.keys(change).join(".")}`,
      ),
    clearPaths: () => edit(plainSaid("graphPathsCleared"), (scene) => edits.setPath(scene, null)),
    follow: (keys: readonly NodeKey[], on: boolean) =>
      edit(saidOf(on ? "graphFollowed" : "graphUnfollowed", keys), (scene: Scene) =>
        on ? edits.follow(scene, keys, position()) : edits.unfollow(scene, keys),
      ),
    lockLayout: (locked) =>
      edit(plainSaid(locked ? "graphLocked" : "graphUnlocked"), (scene) =>
        edits.setLayout(scene, { locked }),
      ),
  };
}
