import { DEFAULT_SETTINGS, Settings } from "#shared/contract/methods";
import type { StoredFormat } from "./jsonStore";

/**
 * `settings.json`. A change of shape adds an upgrader and a fixture of the old one. Version 1 had theme and
 * language, version 2 besides panels, columns and the tour. */
export const SETTINGS_FORMAT: StoredFormat<Settings> = {
  file: "settings.json",
  subject: "The settings",
  version: 3,
  schema: Settings,
  upgraders: {
    1: (old) => ({ ...DEFAULT_SETTINGS, ...(old as object), version: 2 }),
    2: (old) => ({ ...DEFAULT_SETTINGS, ...(old as object), version: 3 }),
  },
  initial: DEFAULT_SETTINGS,
};
