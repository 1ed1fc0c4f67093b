import { describe, expect, it } from "vitest";
import { DEFAULT_REPLAY } from "#shared/contract/methods";
import { gapOf, GAPS, replayWith } from "#renderer/features/settings/gaps";

describe("the idle time that is skipped", () => {
  it.each(GAPS.map(([name]) => name))("is %s once that was chosen", (name) => {
    expect(gapOf({ ...DEFAULT_REPLAY, ...replayWith(name) })).toBe(name);
  });

  it("is shown as the nearest choice below a length of its own", () => {
    expect(gapOf({ ...DEFAULT_REPLAY, gapMs: 2 * 3_600_000 })).toBe("hour");
    expect(gapOf({ ...DEFAULT_REPLAY, gapMs: 1000 })).toBe("tenMinutes");
  });
});
