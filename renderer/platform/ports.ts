import type { EngineApi } from "#shared/contract/engine";
import type { Language } from "../i18n/language";
import type { CardReader } from "#shared/contract/identity";
import type { HostClient } from "#shared/contract/hostClient";
import type { LayoutApi } from "#shared/contract/layout";
import type { SqlApi } from "#shared/contract/sql";
import type { AppError } from "#shared/domain/result";

/** Everything the stores and views need from outside; the composition root supplies it, tests fake it. */
export interface Ports {
  readonly host: HostClient;
  readonly engine: EnginePort;
  readonly sql: SqlClient;
  readonly layout: LayoutPort;
  /** What reads identity cards, loaded by the first call; its engines come with the first picture. */
  readonly cards: () => Promise<CardReader>;
  readonly system: SystemPreferences;
  readonly files: FileSaver;
  readonly clipboard: Clipboard;
  readonly tabMemory: TabMemory;
  readonly history: PageHistory;
  /** Path of a dropped file or folder; null where the page cannot know it. */
  readonly pathForFile: (file: File) => string | null;
  /** Licences of the packages the application is made with; loaded when they are asked for. */
  readonly licences: () => Promise<readonly Licence[]>;
  /** UTC milliseconds. */
  readonly now: () => number;
  readonly frames: Frames;
  /** An id that nothing else has (a UUID). */
  readonly newId: () => string;
  /** SHA-256 as 64 hexadecimal digits. */
  readonly sha256: (bytes: Uint8Array) => Promise<string>;
  /** The PNG itself or a smaller one that has at most so many bytes; null where there is none. */
  readonly shrinkPicture: (png: Uint8Array, mostBytes: number) => Promise<Uint8Array | null>;
}

export interface Licence {
  readonly name: string;
  readonly version: string;
  /** By its SPDX name, empty where the package does not say. */
  readonly licence: string;
  /** Null where the package holds no text. */
  readonly text: string | null;
}

/** The engine behind its worker, which may die. */
export interface EnginePort extends EngineApi {
  /** Tells at once, whether a call is under way or not; returns the function that ends it. */
  readonly onLost: (listener: (error: AppError) => void) => () => void;
}

/** SQLite behind its worker, which `cancel` ends and the next `use` starts again. */
export interface SqlClient extends Omit<SqlApi, "connect"> {
  /** Ends the queries under way, which then answer `sql.cancelled`. */
  readonly cancel: () => void;
  /** Tells that the worker is gone, cancelled or dead; the tables are there again after `use`. */
  readonly onStopped: (listener: (error: AppError) => void) => () => void;
}

/** Layouts behind their worker, which is stopped by `cancel` and started by the next request. */
export type LayoutPort = LayoutApi;

/** What the operating system or the browser prefers. */
export interface SystemPreferences {
  readonly dark: () => boolean;
  readonly language: () => Language;
  /** Whether keyboards here have ⌘ where others have Ctrl. */
  readonly mac: () => boolean;
  /** Tells of changes of `dark`; returns the function that ends it. */
  readonly onDarkChange: (listener: () => void) => () => void;
}

/** Hands a text, bytes or a picture to the user as a file. */
export interface FileSaver {
  readonly save: (name: string, mediaType: string, content: string | Uint8Array) => void;
}

/** The history of this window: addresses by fragment, each with its step, counted from 0. */
export interface PageHistory {
  /** The fragment of the present address, `#` included, empty where there is none. */
  readonly fragment: () => string;
  readonly step: () => number;
  /** The last step that can be gone forward to; a reload of the window keeps it. */
  readonly last: () => number;
  readonly push: (fragment: string) => void;
  readonly replace: (fragment: string) => void;
  /** −1 goes back, 1 forward; what was arrived at is told to the listeners. */
  readonly move: (steps: number) => void;
  /** The whole address of a fragment, to be copied. */
  readonly addressOf: (fragment: string) => string;
  /** Tells of every change that `push` and `replace` did not make; returns the function that ends it. */
  readonly subscribe: (listener: (fragment: string) => void) => () => void;
}

export interface Clipboard {
  /** Answers whether the text was copied. */
  readonly copy: (text: string) => Promise<boolean>;
}

/** The frames the screen is drawn in. */
export interface Frames {
  /** Calls once with the next frame; answers what cancels it. */
  readonly request: (draw: () => void) => number;
  readonly cancel: (requested: number) => void;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
}

/** What outlives a reload of the window, and no more. */
export interface TabMemory {
  /** Path of the dataset that was open, null for none or for picked files. */
  readonly openPath: () => string | null;
  readonly setOpenPath: (path: string | null) => void;
  /** What is in the SQL editor. */
  readonly sqlText: () => string;
  readonly setSqlText: (text: string) => void;
  /** Where the clock stood last, and over which dataset. */
  readonly moment: () => RememberedMoment | null;
  readonly setMoment: (moment: RememberedMoment | null) => void;
  /** What is on the canvas of the graph, as JSON; null for nothing. */
  readonly graphDraft: () => string | null;
  readonly setGraphDraft: (draft: string | null) => void;
}

export interface RememberedMoment {
  readonly path: string;
  readonly ms: number;
  readonly before: number;
}
