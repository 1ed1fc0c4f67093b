import { vi } from "vitest";

/** Milliseconds a condition may take to come true: a busy machine is no failure. */
const PATIENCE_MS = 20_000;

const waitFor = vi.waitFor.bind(vi);

vi.waitFor = (condition, options = { timeout: PATIENCE_MS }) => waitFor(condition, options);
