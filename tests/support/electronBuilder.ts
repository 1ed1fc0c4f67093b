import { createRequire } from "node:module";
import path from "node:path";
import { z } from "zod";

export const root = path.resolve(import.meta.dirname, "../..");

const require = createRequire(import.meta.url);
/** As electron-builder resolves its own parts, wherever npm has put them. */
export const requireOfBuilder = createRequire(require.resolve("electron-builder"));

interface BuilderLibrary {
  getConfig(projectDir: string, configPath: string | null, options: object): Promise<unknown>;
  validateConfiguration(config: unknown, log: { isEnabled: boolean }): Promise<void>;
}

// What is not exported has no types.
const library = requireOfBuilder("app-builder-lib/out/util/config/config.js") as BuilderLibrary;

/** The configuration as electron-builder reads it from electron-builder.yml. */
export const readConfiguration = (): Promise<unknown> => library.getConfig(root, null, {});

/** Rejects, saying where, what is not as electron-builder's own schema has it. */
export const validate = (configuration: unknown): Promise<void> =>
  library.validateConfiguration(configuration, { isEnabled: false });

/** The part of the configuration that the tests look at. */
export const Configuration = z.looseObject({
  icon: z.string(),
  asar: z.boolean(),
  npmRebuild: z.boolean(),
  publish: z.null(),
  electronFuses: z.record(z.string(), z.boolean()),
  extraResources: z.array(z.object({ from: z.string(), to: z.string() })),
  linux: z.looseObject({ target: z.array(z.string()) }),
  win: z.looseObject({ target: z.string() }),
  mac: z.looseObject({ target: z.string() }),
});
