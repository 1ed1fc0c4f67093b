import { z } from "zod";
import type { AppError } from "#shared/domain/result";
import { JsonStore, type StoredFormat } from "../jsonStore";
import type { Log } from "../log";

/** A rectangle of the desktop, in device-independent pixels. */
const Rectangle = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});
export type Rectangle = z.infer<typeof Rectangle>;

const SavedWindow = z.object({
  version: z.literal(1),
  /** Of the window when it is not maximised; null where none was saved. */
  bounds: Rectangle.nullable(),
  maximised: z.boolean(),
});
type SavedWindow = z.infer<typeof SavedWindow>;

export const WINDOW_FORMAT: StoredFormat<SavedWindow> = {
  file: "window.json",
  subject: "The place of the window",
  version: 1,
  schema: SavedWindow,
  upgraders: {},
  initial: { version: 1, bounds: null, maximised: false },
};

/** The smallest window the page is laid out for. */
export const SMALLEST = { width: 1024, height: 700 } as const;
const USUAL = { width: 1440, height: 900 } as const;
/** How much of the strip a window is moved by has to be on a display, for a user to get hold of it. */
const GRIP = { width: 120, height: 32 } as const;

/**
 * Where the window opens: where it was, if a display still shows its title bar, no larger than that display's work
 * area; else in the middle of the first display. Never smaller than `SMALLEST`.
 * @param displays work areas, the primary display's first
 */
export function placeWindow(
  saved: Rectangle | null,
  displays: readonly [Rectangle, ...Rectangle[]],
): Rectangle {
  const display = saved && displays.find((area) => showsGrip(saved, area));
  if (!saved || !display) return centred(fitting(USUAL, displays[0]), displays[0]);
  const { width, height } = fitting(saved, display);
  return {
    x: between(saved.x, display.x, display.x + display.width - width),
    y: between(saved.y, display.y, display.y + display.height - height),
    width,
    height,
  };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const fitting = (size: Size, area: Size): Size => ({
  width: Math.max(SMALLEST.width, Math.min(size.width, area.width)),
  height: Math.max(SMALLEST.height, Math.min(size.height, area.height)),
});

/** On a display smaller than the window the title bar, at the top left, is what stays in sight. */
const centred = (size: Size, area: Rectangle): Rectangle => ({
  x: area.x + Math.max(0, Math.floor((area.width - size.width) / 2)),
  y: area.y + Math.max(0, Math.floor((area.height - size.height) / 2)),
  ...size,
});

const between = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(value, most));

function showsGrip(window: Rectangle, area: Rectangle): boolean {
  const right = Math.min(window.x + window.width, area.x + area.width);
  const bottom = Math.min(window.y + GRIP.height, area.y + area.height);
  return (
    right - Math.max(window.x, area.x) >= GRIP.width &&
    bottom - Math.max(window.y, area.y) >= GRIP.height
  );
}

/** Runs `work` after `ms` milliseconds; returns the function that calls it off. */
export type Later = (ms: number, work: () => void) => () => void;

/** Milliseconds without a move or resize before the place is saved. */
const SETTLED_AFTER = 500;

/** Remembers the window's place in `window.json`. */
export class WindowState {
  readonly #store: JsonStore<SavedWindow>;
  readonly #later: Later;
  readonly #log: Log;
  #latest: SavedWindow | null = null;
  #writing: Promise<void> | null = null;
  #callOff: () => void = () => undefined;

  constructor(configDir: string, later: Later, log: Log) {
    this.#store = new JsonStore(configDir, WINDOW_FORMAT);
    this.#later = later;
    this.#log = log;
  }

  read(): Promise<{ readonly value: SavedWindow; readonly problem: AppError | null }> {
    return this.#store.read();
  }

  /** The window was moved, resized, maximised or restored; saved once it rests. */
  changed(bounds: Rectangle, maximised: boolean): void {
    this.#latest = { version: 1, bounds, maximised };
    this.#callOff();
    this.#callOff = this.#later(SETTLED_AFTER, () => void this.save());
  }

  /** Whether nothing waits to be saved. */
  get saved(): boolean {
    return this.#latest === null && this.#writing === null;
  }

  /** Saves at once what is not saved yet. A place that cannot be saved is worth a line in the log, no more. */
  async save(): Promise<void> {
    this.#callOff();
    const latest = this.#latest;
    if (latest !== null) {
      this.#latest = null;
      this.#writing = this.#write(latest);
    }
    await this.#writing;
  }

  async #write(place: SavedWindow): Promise<void> {
    const written = await this.#store.update(() => place);
    if (!written.ok) this.#log.warn(`${written.error.message}: ${written.error.detail ?? ""}`);
    this.#writing = null;
  }
}
