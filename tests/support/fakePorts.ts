import { createHash } from "node:crypto";
import type {
  PageHistory,
  Ports,
  RememberedMoment,
  SystemPreferences,
} from "#renderer/platform/ports";
import { FakeCardReader } from "./fakeCardReader";
import { FakeEngine } from "./fakeEngine";
import { FakeFrames } from "./fakeFrames";
import { FakeHost } from "./fakeHost";
import { FakeLayout } from "./fakeLayout";
import { FakeSql } from "./fakeSql";

/** A system whose preferences the test sets. */
export class FakeSystem implements SystemPreferences {
  isDark = false;
  speaks: "en" | "fr" = "en";
  private readonly listeners = new Set<() => void>();

  dark(): boolean {
    return this.isDark;
  }

  language(): "en" | "fr" {
    return this.speaks;
  }

  mac(): boolean {
    return false;
  }

  onDarkChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  turnDark(): void {
    this.isDark = true;
    for (const listener of this.listeners) listener();
  }
}

export interface SavedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: string | Uint8Array;
}

/** A window's history in memory; `type` is an address entered by hand. */
export class FakeHistory implements PageHistory {
  #entries = [""];
  #step = 0;
  readonly #listeners = new Set<(fragment: string) => void>();

  readonly fragment = (): string => this.#entries[this.#step]!;
  readonly step = (): number => this.#step;
  readonly last = (): number => this.#entries.length - 1;
  readonly addressOf = (fragment: string): string => `http://127.0.0.1:4173/${fragment}`;

  readonly push = (fragment: string): void => {
    this.#entries = [...this.#entries.slice(0, this.#step + 1), fragment];
    this.#step += 1;
  };

  readonly replace = (fragment: string): void => {
    this.#entries[this.#step] = fragment;
  };

  readonly move = (steps: number): void => {
    const to = this.#step + steps;
    if (to < 0 || to >= this.#entries.length) return;
    this.#step = to;
    this.#tell();
  };

  readonly subscribe = (listener: (fragment: string) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  type(fragment: string): void {
    this.push(fragment);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener(this.fragment());
  }
}

/** Ports in memory; `saved` and `copied` hold what was handed out. */
export interface FakePorts extends Ports {
  readonly host: FakeHost;
  readonly engine: FakeEngine;
  readonly sql: FakeSql;
  readonly reader: FakeCardReader;
  readonly layout: FakeLayout;
  readonly system: FakeSystem;
  readonly history: FakeHistory;
  readonly frames: FakeFrames;
  readonly saved: SavedFile[];
  readonly copied: string[];
}

export function fakePorts(): FakePorts {
  const saved: SavedFile[] = [];
  const copied: string[] = [];
  let openPath: string | null = null;
  let ids = 0;
  let sqlText = "";
  let graphDraft: string | null = null;
  let moment: RememberedMoment | null = null;
  const reader = new FakeCardReader();
  return {
    host: new FakeHost(),
    engine: new FakeEngine(),
    sql: new FakeSql(),
    layout: new FakeLayout(),
    reader,
    cards: () => Promise.resolve(reader),
    system: new FakeSystem(),
    files: { save: (name, mediaType, content) => void saved.push({ name, mediaType, content }) },
    clipboard: {
      copy: (text) => {
        copied.push(text);
        return Promise.resolve(true);
      },
    },
    tabMemory: {
      openPath: () => openPath,
      setOpenPath: (path) => {
        openPath = path;
      },
      sqlText: () => sqlText,
      setSqlText: (text) => {
        sqlText = text;
      },
      graphDraft: () => graphDraft,
      setGraphDraft: (draft) => {
        graphDraft = draft;
      },
      moment: () => moment,
      setMoment: (wanted) => {
        moment = wanted;
      },
    },
    history: new FakeHistory(),
    frames: new FakeFrames(),
    pathForFile: () => null,
    licences: () =>
      Promise.resolve([{ name: "zod", version: "4.6.7", licence: "MIT", text: "MIT License" }]),
    now: () => Date.UTC(2025, 10, 14, 22, 41, 7),
    sha256: (bytes) => Promise.resolve(createHash("sha256").update(bytes).digest("hex")),
    shrinkPicture: (png, mostBytes) => Promise.resolve(png.length <= mostBytes ? png : null),
    newId: () => {
      ids += 1;
      return `id-${ids}`;
    },
    saved,
    copied,
  };
}
