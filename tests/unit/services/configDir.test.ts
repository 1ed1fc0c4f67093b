import path from "node:path";
import { describe, expect, it } from "vitest";
import { configDir } from "#services/configDir";

const HOME = "/home/ada";

describe("the folder of the settings", () => {
  it.each([
    ["linux", {}, "/home/ada/.config/kivendtout-investigator"],
    ["linux", { XDG_CONFIG_HOME: "/xdg" }, "/xdg/kivendtout-investigator"],
    ["linux", { XDG_CONFIG_HOME: "relative" }, "/home/ada/.config/kivendtout-investigator"],
    ["darwin", {}, "/home/ada/Library/Application Support/kivendtout-investigator"],
    ["win32", { APPDATA: "/roaming" }, "/roaming/kivendtout-investigator"],
    ["win32", {}, "/home/ada/AppData/Roaming/kivendtout-investigator"],
    ["linux", { KIVENDTOUT_CONFIG_DIR: "/own" }, "/own"],
  ] as const)("on %s with %j is %s", (platform, environment, expected) => {
    expect(configDir(environment, platform, HOME)).toBe(path.normalize(expected));
  });
});
