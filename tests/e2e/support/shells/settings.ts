import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { DEFAULT_SETTINGS } from "#shared/contract/methods";
import { SETTINGS_FORMAT } from "#services/settingsStore";

/**
 * Empties the folder of settings, recent datasets and queries, so that no test sees what another left, and turns the
 * guided tour down, which would lie over the window. The application reads these files anew each time.
 */
export async function forgetSettings(configDir: string): Promise<void> {
  await rm(configDir, { recursive: true, force: true });
  await mkdir(configDir, { recursive: true });
  const settings = { ...DEFAULT_SETTINGS, tourSeen: true };
  await writeFile(path.join(configDir, SETTINGS_FORMAT.file), JSON.stringify(settings));
}
