import path from "node:path";
import { DESKTOP_ORIGIN } from "#shared/contract/desktopBridge";
import { configDir } from "../configDir";

/** What the process was started with, as Electron and Node report it. */
export interface DesktopProcess {
  readonly packaged: boolean;
  /** Folder or archive of the application: package.json, out/. */
  readonly appRoot: string;
  /** Folder of what was packaged beside the application. */
  readonly resourcesPath: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Program and arguments. */
  readonly argv: readonly string[];
  readonly workingFolder: string;
}

export interface LaunchSettings {
  /** Address of the page: the application's own, or that of the development server. */
  readonly pageUrl: string;
  /** Origin of the development server; null outside development. */
  readonly devOrigin: string | null;
  readonly demoDir: string;
  readonly configDir: string;
  /** The dataset named at start, if any. */
  readonly startPath: string | null;
}

/**
 * Where the page, the demo dataset and the settings are. A packaged application takes nothing of this from
 * `KIVENDTOUT_…` or electron-vite's variables: they are for `npm start`, `npm run dev` and the tests, and would let
 * whoever sets them swap the page. It opens the path named as its argument instead.
 */
export function readLaunchSettings(started: DesktopProcess): LaunchSettings {
  const { packaged, appRoot, resourcesPath, argv, workingFolder } = started;
  const environment = packaged ? withoutOwn(started.environment) : started.environment;
  const devUrl = environment["ELECTRON_RENDERER_URL"] ?? null;
  return {
    pageUrl: devUrl ?? `${DESKTOP_ORIGIN}/`,
    devOrigin: devUrl === null ? null : new URL(devUrl).origin,
    demoDir:
      environment["KIVENDTOUT_DEMO_DIR"] ??
      path.join(packaged ? resourcesPath : appRoot, "datasets", "demo"),
    configDir: configDir(environment),
    startPath: packaged
      ? namedPath(argv, workingFolder)
      : (environment["KIVENDTOUT_START_PATH"] ?? null),
  };
}

const withoutOwn = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(environment).filter(
      ([name]) => !name.startsWith("KIVENDTOUT_") && name !== "ELECTRON_RENDERER_URL",
    ),
  );

/** The first argument that is no switch: Chromium's come between the program and the path. */
function namedPath([, ...given]: readonly string[], workingFolder: string): string | null {
  const named = given.find((argument) => argument !== "" && !argument.startsWith("-"));
  return named === undefined ? null : path.resolve(workingFolder, named);
}
