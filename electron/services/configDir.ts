import os from "node:os";
import path from "node:path";

const FOLDER = "kivendtout-investigator";

/**
 * Per-user folder for settings and the list of recent datasets: `KIVENDTOUT_CONFIG_DIR` where set, else the
 * platform's own place (XDG Base Directory Specification, Application Support, AppData).
 */
export function configDir(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = os.homedir(),
): string {
  const override = environment["KIVENDTOUT_CONFIG_DIR"];
  if (override) return path.resolve(override);
  if (platform === "win32")
    return path.join(environment["APPDATA"] ?? path.join(home, "AppData", "Roaming"), FOLDER);
  if (platform === "darwin") return path.join(home, "Library", "Application Support", FOLDER);
  const xdg = environment["XDG_CONFIG_HOME"];
  // The specification has relative values ignored.
  return path.join(xdg && path.isAbsolute(xdg) ? xdg : path.join(home, ".config"), FOLDER);
}
