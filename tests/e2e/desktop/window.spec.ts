import { expect, test } from "../support/application";

// What only the desktop window has; everything else is in tests/e2e/specs.

test("the desktop window has neither Node nor another origin", async ({ window }) => {
  expect(await window.evaluate(() => "require" in globalThis || "process" in globalThis)).toBe(
    false,
  );
  expect(new URL(window.url()).protocol).toBe("app:");
});

test("the desktop window cannot be led elsewhere, and opens no other", async ({ window }) => {
  const before = window.url();
  const opened = await window.evaluate(() => {
    globalThis.location.assign("https://example.com/");
    return globalThis.open("https://example.com/") !== null;
  });
  expect(opened).toBe(false);
  await expect(window.getByRole("contentinfo")).toBeVisible();
  expect(window.url()).toBe(before);
});

test("the desktop window is granted nothing but writing to the clipboard", async ({ window }) => {
  const granted = await window.evaluate(async () => {
    const names = ["geolocation", "notifications", "camera", "microphone"] as const;
    const states = await Promise.all(
      names.map((name) => globalThis.navigator.permissions.query({ name })),
    );
    return states.filter(({ state }) => state === "granted").length;
  });
  expect(granted).toBe(0);
});
