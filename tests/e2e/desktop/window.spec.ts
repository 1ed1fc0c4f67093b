import { _electron, expect, test } from "playwright/test";
import path from "node:path";

const binary = process.env["KIVENDTOUT_ELECTRON"] ?? "";
const root = path.resolve(import.meta.dirname, "../../..");

test.skip(binary === "", "there is no Electron binary here");

test("the desktop window shows the demo dataset (needs an Electron binary)", async () => {
  const application = await _electron.launch({
    executablePath: binary,
    args: [root],
    env: {
      ...(process.env as Record<string, string>),
      KIVENDTOUT_DEMO_DIR: path.join(root, "datasets/demo"),
    },
  });
  const window = await application.firstWindow();
  await expect(window.getByText("71,694").first()).toBeVisible({ timeout: 60_000 });
  await application.close();
});

test("the desktop window has neither Node nor another origin (needs an Electron binary)", async () => {
  const application = await _electron.launch({ executablePath: binary, args: [root] });
  const window = await application.firstWindow();
  expect(await window.evaluate(() => typeof (globalThis as { require?: unknown }).require)).toBe(
    "undefined",
  );
  expect(new URL(window.url()).protocol).toBe("app:");
  await application.close();
});
