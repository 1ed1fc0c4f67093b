import { describe, expect, it } from "vitest";
import { buildMenu, menuLanguage, type MenuItem, type MenuOptions } from "#services/desktop/menu";
import { MenuCommand } from "#shared/contract/methods";

const menu = (change: Partial<MenuOptions> = {}) =>
  buildMenu({ language: "en", platform: "linux", packaged: true, ...change });

/** Every item below the given ones, lines and submenus left out. */
const leaves = (items: readonly MenuItem[]): readonly MenuItem[] =>
  items.flatMap((item) =>
    item.kind === "submenu" ? leaves(item.items) : item.kind === "line" ? [] : [item],
  );
const titles = (items: readonly MenuItem[]) =>
  items.map((item) => (item.kind === "line" ? "-" : item.label));
const actions = (items: readonly MenuItem[]) =>
  leaves(items).flatMap((item) => (item.kind === "action" ? [item.action] : []));
const roles = (items: readonly MenuItem[]) =>
  leaves(items).flatMap((item) => (item.kind === "role" ? [item.role] : []));

const PLATFORMS = ["linux", "win32", "darwin"] as const;

describe("the native menu", () => {
  it.each(PLATFORMS)("offers every action once on %s", (platform) => {
    const offered = actions(menu({ platform })).toSorted();
    expect(offered).toEqual(["openFolder", ...MenuCommand.options].toSorted());
  });

  it.each(PLATFORMS)("has what text fields and windows need on %s", (platform) => {
    const wanted = ["undo", "cut", "copy", "paste", "selectAll", "reload", "zoomIn", "quit"];
    expect(roles(menu({ platform }))).toEqual(expect.arrayContaining(wanted));
  });

  it("has developer tools in development only", () => {
    expect(roles(menu({ packaged: false }))).toContain("toggleDevTools");
    expect(roles(menu({ packaged: true }))).not.toContain("toggleDevTools");
  });

  it("begins with the application's name on macOS only", () => {
    expect(titles(menu({ platform: "darwin" }))[0]).toBe("KiVendTout Investigator");
    expect(titles(menu())).toEqual(["File", "Edit", "View", "Help"]);
  });

  it("says the same in French, item by item", () => {
    expect(titles(menu({ language: "fr" }))).toEqual(["Fichier", "Édition", "Affichage", "Aide"]);
    for (const platform of PLATFORMS) {
      const [en, fr] = [menu({ platform }), menu({ platform, language: "fr" })];
      expect(actions(fr)).toEqual(actions(en));
      expect(roles(fr)).toEqual(roles(en));
    }
  });

  it.each(["en", "fr"] as const)("has no label twice in one menu (%s)", (language) => {
    for (const item of menu({ language, platform: "darwin", packaged: false })) {
      const labels = item.kind === "submenu" ? titles(leaves(item.items)) : [];
      expect(new Set(labels).size).toBe(labels.length);
    }
  });
});

describe("the menu's language", () => {
  it.each([
    ["fr", ["en-GB"], "fr"],
    ["en", ["fr-FR"], "en"],
    ["system", ["fr-CA", "en"], "fr"],
    ["system", ["de-DE", "FR"], "fr"],
    ["system", ["en-GB", "fr-FR"], "en"],
    ["system", ["fra"], "en"],
    ["system", [], "en"],
  ] as const)("with %s and the system's %j is %s", (chosen, system, expected) => {
    expect(menuLanguage(chosen, system)).toBe(expected);
  });
});
