import { describe, expect, it } from "vitest";
import { formatLocation, type Location } from "#renderer/stores/location";
import { createNavigation } from "#renderer/stores/navigation";
import { createVisited, VISITED_LIMIT } from "#renderer/stores/visited";
import { FakeHistory } from "../../support/fakePorts";

const record = (id: string): Location => ({ page: "record", entity: { kind: "customer", id } });

function aWindow() {
  const navigation = createNavigation(new FakeHistory());
  const visited = createVisited(navigation);
  const go = (...places: Location[]) => places.forEach((place) => navigation.getState().go(place));
  return { go, visited, addresses: () => visited.getState().places.map(formatLocation) };
}

describe("visited places", () => {
  it("come latest first, each once", () => {
    const { go, addresses } = aWindow();
    go(record("C1"), record("C2"), record("C1"));
    expect(addresses()).toEqual(["#/customer/C1", "#/customer/C2"]);
  });

  it("leave out the beginnings of workspaces, which are offered anyway", () => {
    const { go, addresses } = aWindow();
    go({ page: "tables", view: null }, { page: "settings", section: "about" }, record("C1"));
    go({ page: "tables", view: { table: "orders", filters: [], sort: null } });
    go({ page: "quality", tab: "checks", checkId: null });
    expect(addresses()).toEqual(["#/tables/orders", "#/customer/C1"]);
  });

  it("keep rules, features and the leak check; a rule once", () => {
    const { go, addresses } = aWindow();
    const rule = (ruleId: string | null): Location => ({ page: "rules", ruleId });
    go(rule(null), rule("velocity"), rule(null), rule("velocity"));
    go({ page: "features", tab: "catalogue", feature: null });
    go({ page: "features", tab: "catalogue", feature: "amount" });
    go({ page: "features", tab: "leaks", feature: null });
    expect(addresses()).toEqual([
      "#/features/leaks",
      "#/features/catalogue?feature=amount",
      "#/rules/velocity",
    ]);
  });

  it("are so many at most", () => {
    const { go, addresses } = aWindow();
    for (let at = 0; at <= VISITED_LIMIT; at++) go(record(`C${at}`));
    expect(addresses()).toHaveLength(VISITED_LIMIT);
    expect(addresses().at(-1)).toBe("#/customer/C1");
  });

  it("are forgotten with their dataset", () => {
    const { go, visited, addresses } = aWindow();
    go(record("C1"));
    visited.getState().forget();
    expect(addresses()).toEqual([]);
  });
});
