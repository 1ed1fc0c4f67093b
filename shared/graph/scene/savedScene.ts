import { Scene, SCENE_VERSION } from "../../contract/scene";
import { fail, ok, type Result } from "../../domain/result";

/** A scene as it is kept in a case. */
export const writeScene = (scene: Scene): string => JSON.stringify(scene);

/** The scene in a text; `casework.damaged` where it holds none, or one of a version that is not known. */
export function readScene(text: string): Result<Scene> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail("casework.damaged", "The saved view is not JSON.");
  }
  const version = versionOf(value);
  if (version !== null && version > SCENE_VERSION)
    return fail("casework.damaged", `The saved view has version ${version}.`, {
      tip: "A newer version of the application wrote it: open it there.",
    });
  const scene = Scene.safeParse(upgraded(value, version));
  if (scene.success) return ok(scene.data);
  const [issue] = scene.error.issues;
  return fail("casework.damaged", "The saved view is no scene of the graph.", {
    where: { field: issue?.path.join(".") ?? "" },
    detail: issue?.message ?? "",
  });
}

const versionOf = (value: unknown): number | null =>
  typeof value === "object" &&
  value !== null &&
  "version" in value &&
  typeof value.version === "number"
    ? value.version
    : null;

/** Steps from each version to the next, by the version they start from. */
const UPGRADES: Readonly<Record<number, (scene: unknown) => unknown>> = {};

function upgraded(value: unknown, from: number | null): unknown {
  let scene = value;
  for (let version = from ?? SCENE_VERSION; version < SCENE_VERSION; version++)
    scene = UPGRADES[version]?.(scene) ?? scene;
  return scene;
}
