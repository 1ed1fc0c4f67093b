import path from "node:path";
import { expect, published, test } from "../support/application";
import { canvasOf, cardOf, countsOf, documentOf, selectNothing, startPage } from "../support/graph";
import { datasetShown, showWorkspace } from "../support/window";

test("where nothing is shared the graph says so with numbers, shows a star, and marks likenesses as such (needs the published dataset)", async ({
  window,
  openFolder,
  savedFile,
}) => {
  test.skip(published === null, "the published dataset is not here");
  await openFolder(published ?? "");
  await datasetShown(window, path.basename(published ?? ""));
  await showWorkspace(window, "Graph");
  await expect(startPage(window)).toBeVisible();
  const nothing = window.getByRole("region", { name: "Nothing is shared" });
  await expect(nothing).toContainText(
    /[\d,]+ customers have paid; [\d,]+ devices and [\d,]+ IP addresses have been seen\. No device and no IP address has been used by two customers\./,
  );
  await expect(nothing).toContainText("That holds for the whole dataset");
  await expect(nothing).toContainText("A likeness is not a shared thing");
  await expect(window.getByRole("button", { name: "Whole dataset as communities" })).toHaveCount(0);

  await nothing.getByRole("button", { name: "Show a customer with its devices and IPs" }).click();
  await expect(cardOf(window)).toContainText("Customer");
  await selectNothing(window);
  await expect(countsOf(window).first()).toHaveText("1 customer");
  await expect(countsOf(window)).toContainText([/device|IP address/]);
  const star = await documentOf(window, savedFile);
  expect(star.edges.map(({ kind }) => kind)).toEqual(star.nodes.slice(1).map(() => "link"));

  await canvasOf(window).focus();
  await window.keyboard.press("Control+z");
  await nothing.getByRole("button", { name: "Same BIN" }).click();
  await expect(
    cardOf(window).getByRole("button", { name: "Dashed: Same BIN", pressed: true }),
  ).toBeVisible();
  await selectNothing(window);
  await expect(countsOf(window).filter({ hasText: /likeness(es)?, which/ })).toBeVisible();
  const { edges } = await documentOf(window, savedFile);
  const alike = edges.filter(({ kind }) => kind === "similar");
  expect(alike.length).toBeGreaterThan(0);
  for (const { similarity, payments } of alike) {
    expect(similarity).toBe("bin");
    expect(payments).toBe(0);
  }
  await window.getByRole("button", { name: "Legend" }).click();
  await expect(window.getByText("Alike, nothing shared").first()).toBeVisible();
});
