import { describe, expect, it } from "vitest";
import { Browser } from "#shared/browse/browser";
import { Privacy } from "#shared/browse/privacy";
import { buildLog } from "#shared/log/buildLog";
import { PostingIndex } from "#shared/log/postingIndex";
import { datasetOf } from "../../support/datasetBuilder";

const label = (file: string) => ({
  last_name: "MARTIN",
  first_name: "LÉA",
  sex: "F",
  birthdate: "1990-05-06",
  doc_number: "ID0000012",
  expiry: "2035-01-31",
  is_adult: 1,
  file,
});

function opened() {
  const built = datasetOf("kivendtout", {
    customers: [
      { customer_id: "C1", birthdate: "1990-05-06" },
      { customer_id: "C2", birthdate: "1990-12-31" },
      { customer_id: "C3", birthdate: "1991-05-06" },
      { customer_id: "C4", birthdate: null },
    ],
    synthetic_id_labels: [label("a.png"), label("b.png")],
    id_links: [
      { file: "a.png", customer_id: "C1" },
      { file: "z.png", customer_id: "C9" },
    ],
  });
  const dataset = { ...built, cardFiles: ["cards/b.png", "cards/c.png"] };
  const privacy = new Privacy();
  return { privacy, browser: new Browser(dataset, new PostingIndex(buildLog(dataset)), privacy) };
}

describe("the cards of a dataset", () => {
  it("are those that the folder, the labels or the links name", () => {
    const cards = opened().browser.cards();
    expect(cards.map(({ file, record, hasPicture }) => [file, record, hasPicture])).toEqual([
      ["a.png", 1, false],
      ["b.png", 2, true],
      ["c.png", null, true],
      ["z.png", null, false],
    ]);
    expect(cards.map(({ customer }) => customer)).toEqual([
      { id: "C1", record: 1, birthdate: "1990-••-••" },
      null,
      null,
      { id: "C9", record: null, birthdate: null },
    ]);
  });

  it("are revealed by the record of their label", () => {
    const { browser, privacy } = opened();
    privacy.reveal({ table: "synthetic_id_labels", record: 2 });
    expect(browser.cards().map(({ isRevealed }) => isRevealed)).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });

  it("tell nothing of what their labels say", () => {
    const { browser, privacy } = opened();
    privacy.reveal(null);
    expect(JSON.stringify(browser.cards())).not.toMatch(/MARTIN|LÉA|ID0000012|2035/);
  });
});

describe("customers born on a day", () => {
  const idsOf = (browser: Browser, day: string) => {
    const { customers, isExact } = browser.customersBornOn(day);
    return [customers.map(({ id }) => id), isExact];
  };

  it("are those of the year, while birthdates are masked", () => {
    expect(idsOf(opened().browser, "1990-05-06")).toEqual([["C1", "C2"], false]);
  });

  it("are those of the day once everything is revealed", () => {
    const { browser, privacy } = opened();
    privacy.reveal(null);
    expect(idsOf(browser, "1990-05-06")).toEqual([["C1"], true]);
    expect(idsOf(browser, "1990-05-07")).toEqual([[], true]);
  });

  it("are no more than two hundred, and are counted", () => {
    const customers = Array.from({ length: 250 }, (_, at) => ({
      customer_id: `C${1000 + at}`,
      birthdate: "1980-01-01",
    }));
    const dataset = datasetOf("kivendtout", { customers });
    const privacy = new Privacy();
    privacy.reveal(null);
    const browser = new Browser(dataset, new PostingIndex(buildLog(dataset)), privacy);
    const found = browser.customersBornOn("1980-01-01");
    expect([found.total, found.customers.length]).toEqual([250, 200]);
  });
});
