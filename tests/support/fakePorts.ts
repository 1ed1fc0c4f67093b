import type { Ports, SystemPreferences } from "#renderer/platform/ports";
import { FakeEngine } from "./fakeEngine";
import { FakeHost } from "./fakeHost";

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
  readonly text: string;
}

/** Ports in memory; `saved` and `copied` hold what was handed out. */
export interface FakePorts extends Ports {
  readonly host: FakeHost;
  readonly engine: FakeEngine;
  readonly system: FakeSystem;
  readonly saved: SavedFile[];
  readonly copied: string[];
}

export function fakePorts(): FakePorts {
  const saved: SavedFile[] = [];
  const copied: string[] = [];
  let openPath: string | null = null;
  return {
    host: new FakeHost(),
    engine: new FakeEngine(),
    system: new FakeSystem(),
    files: { save: (name, mediaType, text) => void saved.push({ name, mediaType, text }) },
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
    },
    pathForFile: () => null,
    now: () => Date.UTC(2025, 10, 14, 22, 41, 7),
    saved,
    copied,
  };
}
