import path from "node:path";
import {
  cellsOf,
  dropOnWindow,
  expect,
  openByPath,
  published,
  root,
  test,
  withFolder,
} from "../support/application";

const DEMO = path.join(root, "datasets/demo");

/** Two records, the second of which has no usable time. */
const TRANSACTIONS = [
  "transaction_id,timestamp,account_id,amount",
  "tx_1,2025-08-16T12:00:05Z,acc_1,249.90",
  "tx_2,yesterday,acc_1,10",
  "",
].join("\n");

test("the demo dataset shows documented beside found for every table", async ({ window }) => {
  const documented = {
    customers: "2,500",
    products: "200",
    sessions: "6,000",
    orders: "1,289",
    order_items: "2,651",
    payments: "1,583",
    fraud_alerts: "22",
    events: "71,694",
    synthetic_id_labels: "60",
  };
  for (const [table, rows] of Object.entries(documented)) {
    const cells = await cellsOf(window, table);
    expect(cells.slice(0, 3), table).toEqual([table, rows, rows]);
  }
  await expect(window.getByRole("button", { name: /0 errors.*1 warning/ })).toBeVisible();
});

test("the published dataset shows 20 alerts and 20 labels where more are documented (needs the published dataset)", async ({
  window,
}) => {
  test.skip(published === null, "the published dataset is not here");
  await openByPath(window, published ?? "");
  await expect(window.getByRole("heading", { level: 1 })).toContainText("kivendtout");
  const alerts = await cellsOf(window, "fraud_alerts");
  expect(alerts.slice(0, 3)).toEqual(["fraud_alerts", "22", "20"]);
  expect(alerts.join(" ")).toMatch(/differ|−2|-2/);
  const labels = window.getByRole("row", { name: /labelled as fraud/ });
  await expect(labels).toContainText("1.26");
  await expect(labels).toContainText("20");
  await expect(labels).toContainText(/6.8/);
});

test("a folder picked in the browser is read without the host", async ({ window }) => {
  await window.getByRole("button", { name: /^Dataset: / }).click();
  const asked: string[] = [];
  window.on("request", (request) => {
    if (request.url().includes("/dataset/")) asked.push(request.url());
  });
  await window.getByTestId("folder-input").setInputFiles(DEMO);
  await expect(window.getByText("Files handed to this page")).toBeVisible({ timeout: 60_000 });
  expect((await cellsOf(window, "events")).slice(0, 3)).toEqual(["events", "71,694", "71,694"]);
  expect(asked).toEqual([]);
});

test("a folder dropped on the window is read, and bad rows are set aside with their place", async ({
  window,
}) => {
  await withFolder({ "transactions.csv": TRANSACTIONS }, async (folder) => {
    await dropOnWindow(window, [folder]);
    await expect(window.getByText("1 row in quarantine")).toBeVisible();
    await window.getByText("1 row in quarantine").click();
    const row = window.getByRole("row").filter({ hasText: "tx_2,yesterday,acc_1,10" });
    await expect(row).toContainText("timestamp");
    await expect(row).toContainText("transactions.csv");
  });
});

test("a single dropped file of another name is read as transactions", async ({ window }) => {
  await withFolder({ "august.csv": TRANSACTIONS }, async (folder) => {
    await dropOnWindow(window, [path.join(folder, "august.csv")]);
    await expect(window.getByRole("heading", { level: 1 })).toContainText("august");
    expect((await cellsOf(window, "transactions")).slice(0, 3)).toEqual(["transactions", "–", "1"]);
  });
});

test("opening can be cancelled, and the dataset that was open stays", async ({ window }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await window.route("**/dataset/**", async (route) => {
    await held;
    await route.continue().catch(() => undefined);
  });
  await openByPath(window, DEMO);
  await window.getByRole("button", { name: "Cancel" }).click();
  release();
  await expect(window.getByRole("button", { name: "Cancel" })).toBeHidden();
  expect((await cellsOf(window, "events")).slice(0, 3)).toEqual(["events", "71,694", "71,694"]);
});

test("a folder without a dataset is refused with what to do, and a missing one as missing", async ({
  window,
}) => {
  await withFolder({ "holiday.txt": "no dataset" }, async (folder) => {
    await openByPath(window, folder);
    await expect(window.getByText("This folder holds no known dataset").first()).toBeVisible();
    await openByPath(window, path.join(folder, "gone"));
    await expect(window.getByText("There is nothing at this place").first()).toBeVisible();
  });
});

test("a dataset opened before is in the list, and can be forgotten", async ({ window }) => {
  await withFolder({ "transactions.csv": TRANSACTIONS }, async (folder) => {
    const label = path.basename(folder);
    await openByPath(window, folder);
    await expect(window.getByRole("heading", { level: 1 })).toContainText(label);
    await window.getByRole("button", { name: /^Dataset: / }).click();
    const forget = window.getByRole("button", { name: `Forget ${label}` });
    await expect(forget).toBeVisible();
    await forget.click();
    await expect(forget).toBeHidden();
  });
});

test("an address without the launch token says which address to use", async ({
  page,
  application,
}) => {
  await page.goto(new URL(application.url).origin);
  await expect(page.getByText("This address lacks its key")).toBeVisible();
});
