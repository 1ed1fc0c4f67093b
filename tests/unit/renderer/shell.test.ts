import { describe, expect, it } from "vitest";
import { en } from "#renderer/i18n/en";
import { WORKSPACES } from "#renderer/stores/location";
import { commandFor, keysOf, SHORTCUTS, writeKeys, type Keys } from "#renderer/stores/shortcuts";

const press = (key: string, more = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  code: "",
  ...more,
});

const pressOf = ({ key, mod, alt, shift }: Keys) =>
  press(key, { ctrlKey: mod === true, altKey: alt === true, shiftKey: shift === true });

describe("keys", () => {
  it("do what the keyboard map says, every one of them", () => {
    for (const { command, keys } of SHORTCUTS)
      for (const one of keys)
        expect(commandFor(pressOf(one), false), writeKeys(one, false)).toBe(command);
  });

  it("stand for one command each", () => {
    const all = SHORTCUTS.flatMap(({ keys }) => keys.map((one) => writeKeys(one, false)));
    expect(new Set(all).size).toBe(all.length);
  });

  it("have words for the map", () => {
    const words: Readonly<Record<string, string>> = en.shell.command;
    expect(SHORTCUTS.filter(({ command }) => words[command] === undefined)).toEqual([]);
  });

  it("reach the first ten workspaces in the order of the rail", () => {
    expect([..."1234567890"].map((digit) => commandFor(press(digit), false))).toEqual(
      WORKSPACES.slice(0, 10),
    );
  });

  it("are found by their place where digits need Shift, as on a French keyboard", () => {
    expect(commandFor(press("&", { code: "Digit1" }), false)).toBe(WORKSPACES[0]);
    expect(commandFor(press("!", { code: "Digit1", shiftKey: true }), false)).toBeNull();
  });

  it("open a dataset with Ctrl-O and Cmd-O, in a text field as well", () => {
    expect(commandFor(press("o", { ctrlKey: true }), true)).toBe("open");
    expect(commandFor(press("O", { metaKey: true }), false)).toBe("open");
  });

  it("undo and redo, but not in a text field, which has its own", () => {
    expect(commandFor(press("z", { ctrlKey: true }), false)).toBe("undo");
    expect(commandFor(press("Z", { ctrlKey: true, shiftKey: true }), false)).toBe("redo");
    expect(commandFor(press("y", { ctrlKey: true }), false)).toBe("redo");
    expect(commandFor(press("z", { ctrlKey: true }), true)).toBeNull();
  });

  it("open the palette from a text field", () => {
    expect(commandFor(press("k", { metaKey: true }), true)).toBe("palette");
  });

  it("are text while typing, but for Escape", () => {
    expect(commandFor(press("1"), true)).toBeNull();
    expect(commandFor(press("ArrowLeft", { altKey: true }), true)).toBeNull();
    expect(commandFor(press("Escape"), true)).toBe("escape");
  });

  it("stay the browser's own with other modifiers", () => {
    expect(commandFor(press("1", { ctrlKey: true }), false)).toBeNull();
    expect(commandFor(press("1", { altKey: true }), false)).toBeNull();
    expect(commandFor(press("k", { ctrlKey: true, altKey: true }), false)).toBeNull();
  });

  it("are written as on the keyboard at hand", () => {
    expect([keysOf("palette", false), keysOf("palette", true)]).toEqual(["Ctrl K", "⌘ K"]);
    expect(keysOf("mask", false)).toBeNull();
  });
});
