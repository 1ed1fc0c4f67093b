import { describe, expect, it } from "vitest";
import { isSamePage } from "#services/pageOrigin";

const PAGE = "app://investigator/";

describe("the application's own page", () => {
  it.each(["app://investigator/", "app://investigator/index.html#view"])("is %s", (address) => {
    expect(isSamePage(address, PAGE)).toBe(true);
  });

  it.each([
    "",
    "about:blank",
    "app://other/",
    "app2://investigator/",
    "data:text/html,x",
    "file:///investigator/",
    "https://investigator/",
  ])("is not %j", (address) => {
    expect(isSamePage(address, PAGE)).toBe(false);
  });
});
