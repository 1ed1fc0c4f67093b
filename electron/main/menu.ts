import { Menu, type MenuItemConstructorOptions } from "electron";
import {
  buildMenu,
  type MenuAction,
  type MenuItem,
  type MenuOptions,
} from "#services/desktop/menu";

/** Shows the application's menu; `act` carries out what is no role of Electron's. */
export const showMenu = (options: MenuOptions, act: (action: MenuAction) => void): void =>
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(buildMenu(options).map((item) => toTemplate(item, act))),
  );

function toTemplate(item: MenuItem, act: (action: MenuAction) => void): MenuItemConstructorOptions {
  switch (item.kind) {
    case "line":
      return { type: "separator" };
    case "role":
      return { role: item.role, label: item.label };
    case "action":
      return { label: item.label, click: () => act(item.action) };
    case "submenu":
      return { label: item.label, submenu: item.items.map((inner) => toTemplate(inner, act)) };
  }
}
