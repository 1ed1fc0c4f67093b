import { NODE_KINDS, type NodeKey } from "../../contract/graph";
import { SCENE_LIMIT, type Scene, type SceneItem } from "../../contract/scene";

/** Edits of a scene: each answers another scene and leaves the former as it is; the same one where nothing changes. */

export interface Place {
  readonly key: string;
  readonly x: number;
  readonly y: number;
}

/** Nodes and groups that are not on the canvas yet, without a place; what was hidden is shown, and so are their kinds. No more than fit. */
export function add(scene: Scene, keys: readonly string[]): Scene {
  const held = new Set(scene.items.map(({ key }) => key));
  const room = SCENE_LIMIT - scene.items.length;
  const fresh = [...new Set(keys)].filter((key) => !held.has(key)).slice(0, room);
  const shown = withKindsOf(
    changeItems(scene, keys, ({ hidden: _, ...item }) => item),
    keys,
  );
  if (fresh.length === 0) return shown;
  const items = fresh.map((key): SceneItem => ({ key, x: null, y: null }));
  return { ...shown, items: [...shown.items, ...items] };
}

/** A kind that the filter leaves out is let in by asking for a node of it, which would not be seen otherwise. */
function withKindsOf(scene: Scene, keys: readonly string[]): Scene {
  const { kinds } = scene.filter;
  const asked = new Set<string>(keys.map((key) => key.slice(0, key.indexOf(":"))));
  const wanted = NODE_KINDS.filter((kind) => kinds.includes(kind) || asked.has(kind));
  if (wanted.length === kinds.length) return scene;
  return { ...scene, filter: { ...scene.filter, kinds: wanted } };
}

/** Takes nodes and groups off the canvas, and all that hangs on them: paths, similarities, what is followed. */
export function remove(scene: Scene, keys: readonly string[]): Scene {
  const gone = new Set(keys);
  const items = scene.items.filter(({ key }) => !gone.has(key));
  const open = scene.open.filter((key) => !gone.has(key));
  const similar = scene.similar.filter(({ key }) => !gone.has(key));
  const following = scene.following.filter(({ key }) => !gone.has(key));
  const { path } = scene;
  const lostPath = path !== null && (gone.has(path.from) || gone.has(path.to));
  const same =
    items.length === scene.items.length &&
    open.length === scene.open.length &&
    similar.length === scene.similar.length &&
    following.length === scene.following.length &&
    !lostPath;
  if (same) return scene;
  return { ...scene, items, open, similar, following, path: lostPath ? null : path };
}

export const hide = (scene: Scene, keys: readonly string[]): Scene =>
  changeItems(scene, keys, (item) => ({ ...item, hidden: true }), true);

export const showHidden = (scene: Scene): Scene =>
  changeItems(
    scene,
    scene.items.flatMap(({ key, hidden }) => (hidden === true ? [key] : [])),
    ({ hidden: _, ...item }) => item,
  );

export const pin = (scene: Scene, keys: readonly string[], pinned: boolean): Scene =>
  changeItems(
    scene,
    keys,
    ({ pinned: _, ...item }) => (pinned ? { ...item, pinned: true } : item),
    pinned,
  );

/** @param colour place in the palette of categories; null = none of its own */
export const colour = (scene: Scene, keys: readonly string[], own: number | null): Scene =>
  changeItems(
    scene,
    keys,
    ({ colour: _, ...item }) => (own === null ? item : { ...item, colour: own }),
    own !== null,
  );

export function note(scene: Scene, key: string, text: string): Scene {
  const kept = text.trim().slice(0, 1000);
  return changeItems(
    scene,
    [key],
    ({ note: _, ...item }) => (kept === "" ? item : { ...item, note: kept }),
    kept !== "",
  );
}

/** What was not put there by hand before, such as a group that follows from its members, is from now on. */
export function move(scene: Scene, places: readonly Place[]): Scene {
  const to = new Map(places.map((place) => [place.key, place]));
  return changeItems(
    scene,
    places.map(({ key }) => key),
    (item) => {
      const { x, y } = to.get(item.key) ?? item;
      return { ...item, x, y };
    },
    true,
  );
}

/** Gives a place to what has none, be it an item or a group that follows from what is shown; the others stay. */
export function settle(scene: Scene, places: readonly Place[]): Scene {
  const placed = new Set(scene.items.flatMap(({ key, x }) => (x === null ? [] : [key])));
  return move(
    scene,
    places.filter(({ key }) => !placed.has(key)),
  );
}

export function openGroup(scene: Scene, key: string): Scene {
  return scene.open.includes(key) ? scene : { ...scene, open: [...scene.open, key] };
}

export function closeGroup(scene: Scene, key: string): Scene {
  if (!scene.open.includes(key)) return scene;
  return { ...scene, open: scene.open.filter((own) => own !== key) };
}

/** Groups of another sort begin closed. */
export const setGroup = (scene: Scene, group: Scene["group"]): Scene =>
  scene.group === group ? scene : { ...scene, group, open: [] };

export const setView = (scene: Scene, view: Scene["view"]): Scene =>
  scene.view === view ? scene : { ...scene, view };

export function setFilter(scene: Scene, change: Partial<Scene["filter"]>): Scene {
  const filter = { ...scene.filter, ...change };
  return sameJson(filter, scene.filter) ? scene : { ...scene, filter };
}

export const setPath = (scene: Scene, path: Scene["path"]): Scene =>
  sameJson(path, scene.path) ? scene : { ...scene, path };

/** No kinds = its similarities are not shown any more. */
export function setSimilar(scene: Scene, { key, kinds }: Scene["similar"][number]): Scene {
  const others = scene.similar.filter((own) => own.key !== key);
  const similar = kinds.length === 0 ? others : [...others, { key, kinds }].slice(-SIMILAR_LIMIT);
  return sameJson(similar, scene.similar) ? scene : { ...scene, similar };
}

const SIMILAR_LIMIT = 50;

/**
 * Neighbours of these nodes join as they appear.
 *
 * @param before position of the log: neighbours that were there before it do not join
 */
export function follow(scene: Scene, keys: readonly NodeKey[], before: number): Scene {
  const held = new Set(scene.following.map(({ key }) => key));
  const fresh = keys.filter((key) => !held.has(key)).map((key) => ({ key, before }));
  return fresh.length === 0 ? scene : { ...scene, following: [...scene.following, ...fresh] };
}

export function unfollow(scene: Scene, keys: readonly NodeKey[]): Scene {
  const following = scene.following.filter(({ key }) => !keys.includes(key));
  return following.length === scene.following.length ? scene : { ...scene, following };
}

export function setLayout(scene: Scene, change: Partial<Scene["layout"]>): Scene {
  const layout = { ...scene.layout, ...change };
  return sameJson(layout, scene.layout) ? scene : { ...scene, layout };
}

/**
 * @param adds whether what has no item gets one: a group that follows from its members, or a neighbour that has joined,
 *   which stays from now on
 */
function changeItems(
  scene: Scene,
  keys: readonly string[],
  change: (item: SceneItem) => SceneItem,
  adds = false,
): Scene {
  const wanted = new Set(keys);
  let changed = false;
  const items = scene.items.map((item) => {
    if (!wanted.delete(item.key)) return item;
    const next = change(item);
    if (sameJson(next, item)) return item;
    changed = true;
    return next;
  });
  const room = SCENE_LIMIT - items.length;
  const fresh = adds ? [...wanted].slice(0, Math.max(room, 0)) : [];
  if (!changed && fresh.length === 0) return scene;
  return {
    ...scene,
    items: [...items, ...fresh.map((key) => change({ key, x: null, y: null }))],
  };
}

/** Small documents whose fields come in one order. */
const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
