import { readFile } from "node:fs/promises";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  placeWindow,
  SMALLEST,
  WINDOW_FORMAT,
  WindowState,
  type Later,
  type Rectangle,
} from "#services/desktop/windowState";
import { temporaryFolder, writeFiles } from "../../support/hostFixture";

const rectangle = (x: number, y: number, width: number, height: number): Rectangle => ({
  x,
  y,
  width,
  height,
});
const LAPTOP = rectangle(0, 25, 1920, 1055);
const BESIDE = rectangle(1920, 0, 2560, 1440);

describe("the place of the window", () => {
  it("is the middle of the first display at first", () => {
    expect(placeWindow(null, [LAPTOP, BESIDE])).toEqual(rectangle(240, 102, 1440, 900));
  });

  it("is where the window was, on whichever display", () => {
    const was = rectangle(2100, 80, 1600, 1000);
    expect(placeWindow(was, [LAPTOP, BESIDE])).toEqual(was);
  });

  it("is the middle of the first display when the other one is gone", () => {
    const was = rectangle(2100, 80, 1600, 1000);
    expect(placeWindow(was, [LAPTOP])).toEqual(rectangle(240, 102, 1440, 900));
  });

  it("is moved back when only its title bar's end was still on a display", () => {
    expect(placeWindow(rectangle(1700, 900, 1200, 800), [LAPTOP])).toEqual(
      rectangle(720, 280, 1200, 800),
    );
  });

  it("is not kept where the title bar is above every display", () => {
    expect(placeWindow(rectangle(100, -400, 1200, 800), [LAPTOP])).toEqual(
      rectangle(240, 102, 1440, 900),
    );
  });

  it("shrinks to a smaller display, but not below the smallest window", () => {
    const was = rectangle(0, 25, 2560, 1400);
    expect(placeWindow(was, [LAPTOP])).toEqual(LAPTOP);
    const tiny = rectangle(0, 0, 800, 600);
    expect(placeWindow(was, [tiny])).toEqual(rectangle(0, 0, SMALLEST.width, SMALLEST.height));
  });

  it("always has its top left corner on a display, and stays inside one that is large enough", () => {
    const anywhere = fc.integer({ min: -5000, max: 5000 });
    const side = fc.integer({ min: 1, max: 5000 });
    const rectangles = fc.tuple(anywhere, anywhere, side, side).map((r) => rectangle(...r));
    fc.assert(
      fc.property(fc.option(rectangles), rectangles, rectangles, (saved, first, second) => {
        const { x, y, width, height } = placeWindow(saved, [first, second]);
        const home = [first, second].find(
          (area) =>
            x >= area.x && y >= area.y && x < area.x + area.width && y < area.y + area.height,
        );
        expect(home).toBeDefined();
        expect(width).toBeGreaterThanOrEqual(SMALLEST.width);
        expect(height).toBeGreaterThanOrEqual(SMALLEST.height);
      }),
      { seed: 12, numRuns: 500 },
    );
  });
});

/** A clock that is turned by hand. */
function handClock() {
  const waiting = new Set<() => void>();
  const later: Later = (_ms, work) => {
    waiting.add(work);
    return () => waiting.delete(work);
  };
  return { later, waiting: () => waiting.size, ring: () => waiting.forEach((work) => work()) };
}

async function aState(folder?: string) {
  const config = folder ?? (await temporaryFolder());
  const clock = handClock();
  const lines: string[] = [];
  const log = {
    warn: (line: string) => lines.push(line),
    error: (line: string) => lines.push(line),
  };
  const state = new WindowState(config, clock.later, log);
  const file = path.join(config, WINDOW_FORMAT.file);
  return {
    config,
    clock,
    lines,
    state,
    saved: async () => JSON.parse(await readFile(file, "utf8")) as unknown,
  };
}

describe("the remembered place", () => {
  it("is none at first", async () => {
    const { state } = await aState();
    expect((await state.read()).value).toEqual({ version: 1, bounds: null, maximised: false });
    expect(state.saved).toBe(true);
  });

  it("is saved once the window rests, however often it moved", async () => {
    const { state, clock, saved, config } = await aState();
    for (let x = 0; x < 5; x++) state.changed(rectangle(x, 0, 1200, 800), false);
    expect(clock.waiting()).toBe(1);
    expect(state.saved).toBe(false);
    clock.ring();
    await state.save();
    expect(state.saved).toBe(true);
    expect(await saved()).toEqual({
      version: 1,
      bounds: rectangle(4, 0, 1200, 800),
      maximised: false,
    });
    expect((await (await aState(config)).state.read()).value.bounds?.x).toBe(4);
  });

  it("is saved at once when the application quits", async () => {
    const { state, clock, saved } = await aState();
    state.changed(rectangle(7, 7, 1200, 800), true);
    await state.save();
    expect(clock.waiting()).toBe(0);
    expect(await saved()).toMatchObject({ bounds: { x: 7 }, maximised: true });
  });

  it("does not keep the application from quitting where it cannot be saved", async () => {
    const folder = await writeFiles(await temporaryFolder(), { config: "a file" });
    const { state, lines } = await aState(path.join(folder, "config"));
    state.changed(rectangle(0, 0, 1200, 800), false);
    await state.save();
    expect(state.saved).toBe(true);
    expect(lines).toHaveLength(1);
  });

  it("is set aside where the file makes no sense", async () => {
    const folder = await writeFiles(await temporaryFolder(), {
      [WINDOW_FORMAT.file]: '{"version":1,"bounds":{"x":0.5},"maximised":false}',
    });
    const { value, problem } = await (await aState(folder)).state.read();
    expect(value.bounds).toBeNull();
    expect(problem?.code).toBe("settings.unreadable");
  });
});
