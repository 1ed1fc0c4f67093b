import type { MenuCommand, Settings } from "#shared/contract/methods";
import { MENU_TEXTS, type MenuTexts } from "./menuTexts";

/** What a menu item has the application do; everything else in the menu is a role of Electron's. */
export type MenuAction = "openFolder" | MenuCommand;

/** Roles of Electron's menu items that are used. */
type Role =
  | "close"
  | "copy"
  | "cut"
  | "front"
  | "hide"
  | "hideOthers"
  | "minimize"
  | "paste"
  | "quit"
  | "redo"
  | "reload"
  | "resetZoom"
  | "selectAll"
  | "services"
  | "toggleDevTools"
  | "togglefullscreen"
  | "undo"
  | "unhide"
  | "zoom"
  | "zoomIn"
  | "zoomOut";

/** A menu item as data: an action, a role, a submenu or a line. */
export type MenuItem =
  | { readonly kind: "line" }
  | { readonly kind: "role"; readonly role: Role; readonly label: string }
  | { readonly kind: "action"; readonly action: MenuAction; readonly label: string }
  | { readonly kind: "submenu"; readonly label: string; readonly items: readonly MenuItem[] };

export type MenuLanguage = keyof typeof MENU_TEXTS;

export interface MenuOptions {
  readonly language: MenuLanguage;
  readonly platform: NodeJS.Platform;
  readonly packaged: boolean;
}

/**
 * The application's menu, in the platform's own order: macOS has a menu of the application's name first. Actions have
 * no keys here: those of the page work in the browser as well, and are listed in its keyboard map.
 */
export function buildMenu({ language, platform, packaged }: MenuOptions): readonly MenuItem[] {
  const texts = MENU_TEXTS[language];
  const mac = platform === "darwin";
  return [
    ...(mac ? [applicationMenu(texts)] : []),
    fileMenu(texts, mac),
    editMenu(texts),
    viewMenu(texts, packaged),
    ...(mac ? [windowMenu(texts)] : []),
    submenu(texts.help, [
      action("keyboard", texts.keyboard),
      ...(mac ? [] : [LINE, action("about", texts.about)]),
    ]),
  ];
}

/** The menu's language: the chosen one, else French where the system's first known language is. */
export function menuLanguage(
  chosen: Settings["language"],
  systemLanguages: readonly string[],
): MenuLanguage {
  if (chosen !== "system") return chosen;
  const known = systemLanguages.find((tag) => /^(en|fr)\b/i.test(tag));
  return known?.toLowerCase().startsWith("fr") ? "fr" : "en";
}

const LINE: MenuItem = { kind: "line" };
const role = (name: Role, label: string): MenuItem => ({ kind: "role", role: name, label });
const action = (name: MenuAction, label: string): MenuItem => ({
  kind: "action",
  action: name,
  label,
});
const submenu = (label: string, items: readonly MenuItem[]): MenuItem => ({
  kind: "submenu",
  label,
  items,
});

const applicationMenu = (texts: MenuTexts): MenuItem =>
  submenu("KiVendTout Investigator", [
    action("about", texts.about),
    LINE,
    action("settings", texts.settings),
    LINE,
    role("services", texts.services),
    LINE,
    role("hide", texts.hide),
    role("hideOthers", texts.hideOthers),
    role("unhide", texts.showAll),
    LINE,
    role("quit", texts.quit),
  ]);

const fileMenu = (texts: MenuTexts, mac: boolean): MenuItem =>
  submenu(texts.file, [
    action("openFolder", texts.openFolder),
    action("openDemo", texts.openDemo),
    LINE,
    ...(mac
      ? [role("close", texts.close)]
      : [action("settings", texts.settings), LINE, role("quit", texts.quit)]),
  ]);

const editMenu = (texts: MenuTexts): MenuItem =>
  submenu(texts.edit, [
    role("undo", texts.undo),
    role("redo", texts.redo),
    LINE,
    role("cut", texts.cut),
    role("copy", texts.copy),
    role("paste", texts.paste),
    role("selectAll", texts.selectAll),
  ]);

const viewMenu = (texts: MenuTexts, packaged: boolean): MenuItem =>
  submenu(texts.view, [
    role("reload", texts.reload),
    LINE,
    role("resetZoom", texts.actualSize),
    role("zoomIn", texts.zoomIn),
    role("zoomOut", texts.zoomOut),
    LINE,
    role("togglefullscreen", texts.fullScreen),
    ...(packaged ? [] : [LINE, role("toggleDevTools", texts.developerTools)]),
  ]);

const windowMenu = (texts: MenuTexts): MenuItem =>
  submenu(texts.window, [
    role("minimize", texts.minimise),
    role("zoom", texts.zoom),
    LINE,
    role("front", texts.bringAllToFront),
  ]);
