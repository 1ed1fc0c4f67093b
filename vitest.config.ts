import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/{unit,contract,integration,architecture}/**/*.test.{ts,tsx}"],
    setupFiles: ["tests/support/browserParts.ts", "tests/support/patience.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    alias: { electron: new URL("./tests/support/electronStub.ts", import.meta.url).pathname },
  },
});
