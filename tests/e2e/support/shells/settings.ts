import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { DEFAULT_SETTINGS } from "#shared/contract/methods";
import { SETTINGS_FORMAT } from "#services/settingsStore";

/**
 * Empties the folder of settings, recent datasets and queries, so that no test sees what another left. A guided tour that
 * was not seen is offered over the window. The application reads these files anew each time.
 */
export async function forgetSettings(configDir: string, tourSeen: boolean): Promise<void> {
  await rm(configDir, { recursive: true, force: true });
  await mkdir(configDir, { recursive: true });
  const settings = { ...DEFAULT_SETTINGS, tourSeen };
  await writeFile(path.join(configDir, SETTINGS_FORMAT.file), JSON.stringify(settings));
}
