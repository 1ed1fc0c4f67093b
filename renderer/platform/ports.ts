import type { EngineApi } from "#shared/contract/engine";
import type { Language } from "../i18n/language";
import type { HostClient } from "#shared/contract/hostClient";

/** Everything the stores and views need from outside; the composition root supplies it, tests fake it. */
export interface Ports {
  readonly host: HostClient;
  readonly engine: EngineApi;
  readonly system: SystemPreferences;
  readonly files: FileSaver;
  readonly clipboard: Clipboard;
  readonly tabMemory: TabMemory;
  /** Path of a dropped file or folder; null where the page cannot know it. */
  readonly pathForFile: (file: File) => string | null;
  /** UTC milliseconds. */
  readonly now: () => number;
}

/** What the operating system or the browser prefers. */
export interface SystemPreferences {
  readonly dark: () => boolean;
  readonly language: () => Language;
  /** Tells of changes of `dark`; returns the function that ends it. */
  readonly onDarkChange: (listener: () => void) => () => void;
}

/** Hands a text to the user as a file. */
export interface FileSaver {
  readonly save: (name: string, mediaType: string, text: string) => void;
}

export interface Clipboard {
  /** Answers whether the text was copied. */
  readonly copy: (text: string) => Promise<boolean>;
}

/** What outlives a reload of the window, and no more. */
export interface TabMemory {
  /** Path of the dataset that was open, null for none or for picked files. */
  readonly openPath: () => string | null;
  readonly setOpenPath: (path: string | null) => void;
}
