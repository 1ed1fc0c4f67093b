import { DEFAULT_SETTINGS, Settings } from "#shared/contract/methods";
import type { StoredFormat } from "./jsonStore";

/** `settings.json`. Version 1 is the first; a change of shape adds an upgrader and a fixture of the old one. */
export const SETTINGS_FORMAT: StoredFormat<Settings> = {
  file: "settings.json",
  subject: "The settings",
  version: 1,
  schema: Settings,
  upgraders: {},
  initial: DEFAULT_SETTINGS,
};
