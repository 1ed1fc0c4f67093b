import { expect, test } from "../support/application";

// What only the desktop window has; everything else is in tests/e2e/specs.

test("the desktop window has neither Node nor another origin", async ({ window }) => {
  expect(await window.evaluate(() => "require" in globalThis || "process" in globalThis)).toBe(
    false,
  );
  expect(new URL(window.url()).protocol).toBe("app:");
});
