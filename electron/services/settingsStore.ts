import { DEFAULT_SETTINGS, Settings } from "#shared/contract/methods";
import type { StoredFormat } from "./jsonStore";

/** `settings.json`. A change of shape adds an upgrader and a fixture of the old one. Version 1 had theme and language. */
export const SETTINGS_FORMAT: StoredFormat<Settings> = {
  file: "settings.json",
  subject: "The settings",
  version: 2,
  schema: Settings,
  upgraders: {
    1: (old) => ({ ...DEFAULT_SETTINGS, ...(old as object), version: 2 }),
  },
  initial: DEFAULT_SETTINGS,
};
