import { expect, test } from "../support/application";

test("an investigator follows a customer to a payment, its session and device, and goes back twice", async ({
  window,
}) => {
  await window.goto(`${window.url().split("#")[0] ?? ""}#/tables/payments?is.is_fraud_label=1`);
  const labelled = window.locator(".data-body [role=row]").first();
  await labelled.getByRole("button", { name: /^C\d{5}$/ }).click();
  const customer = window.getByRole("article", { name: /^C\d{5}$/ });
  await expect(customer).toContainText(/\d fraud label/);
  const id = (await customer.getAttribute("aria-label")) ?? "";

  const payments = customer.getByRole("grid", { name: "Payments" });
  const payment = payments.getByRole("row").filter({ hasText: "labelled fraud" }).first();
  await payment.getByRole("button", { name: /^PAY/ }).click();
  const page = window.getByRole("article", { name: /^PAY/ });
  await expect(page).toContainText("labelled fraud");

  const facts = page.getByRole("complementary");
  const device = await facts.getByRole("button", { name: /^d/ }).first().innerText();
  await facts.getByRole("button", { name: /^S\d/ }).click();
  const session = window.getByRole("article", { name: /^S\d/ });
  await expect(session.getByRole("grid", { name: "Timeline" })).toContainText("+00:00");

  await window.goBack();
  await facts.getByRole("button", { name: device, exact: true }).click();
  await expect(window.getByRole("article", { name: device })).toBeVisible();
  await window.goBack();
  await window.goBack();
  await expect(window.getByRole("article", { name: id, exact: true })).toBeVisible();
});

test("a birthdate is masked until it is revealed, and the reveal is recorded", async ({
  window,
}) => {
  await window.goto(`${window.url().split("#")[0] ?? ""}#/tables/customers`);
  await window
    .locator(".data-body [role=row]")
    .first()
    .dblclick({ position: { x: 300, y: 14 } });
  const page = window.getByRole("article", { name: /^C\d{5}$/ });
  await expect(page).toContainText(/\d{4}-••-••/);
  await page.getByRole("button", { name: "Reveal personal data" }).click();
  await expect(page).toContainText(/\d{4}-\d\d-\d\d/);
  await expect(page).toContainText("Revealed, recorded");
  const id = (await page.getAttribute("aria-label")) ?? "";
  await window.goto(`${window.url().split("#")[0] ?? ""}#/settings/privacy`);
  await expect(window.getByRole("main")).toContainText(id);
  await window.goBack();
  await page.getByRole("button", { name: "Mask this record again" }).click();
  await expect(page).toContainText(/\d{4}-••-••/);
});

test("names that were revealed and asked in SQL are nowhere once they are masked again", async ({
  window,
}) => {
  const base = window.url().split("#")[0] ?? "";
  await window.goto(`${base}#/settings/privacy`);
  await window.getByRole("button", { name: "Show all" }).click();
  await expect(window.getByRole("main")).toContainText("All records are shown");
  await window.keyboard.press("9");
  await window.getByRole("textbox", { name: /^SQL editor/ }).click();
  await window.keyboard.press("Control+a");
  await window.keyboard.insertText(
    "SELECT last_name FROM synthetic_id_labels ORDER BY length(last_name) DESC LIMIT 5",
  );
  await window.keyboard.press("Control+Enter");
  const result = window.getByRole("region", { name: "Result" });
  const cell = result.getByRole("gridcell").first();
  await expect(cell).toHaveText(/^[^•]{5,}$/);
  const name = await cell.innerText();
  await window.getByRole("button", { name: "Personal data shown" }).click();
  await expect(result).toContainText("Personal data is masked again");
  await expect(window.locator("body")).not.toContainText(name);
  await window.getByRole("button", { name: "Run", exact: true }).click();
  await expect(cell).toHaveText(/^.•{5}$/);
});

test("the address of a record opens it again, and one of nothing says so", async ({ window }) => {
  const base = window.url().split("#")[0] ?? "";
  await window.goto(`${base}#/product/P0001`);
  const page = window.getByRole("article", { name: "P0001" });
  await expect(page).toBeVisible();
  await page.getByRole("button", { name: "Copy the address of this page" }).click();
  await expect(window.getByText("The address was copied").first()).toBeVisible();
  await window.goto(`${base}#/dataset`);
  await expect(page).toBeHidden();
  await window.goto(`${base}#/product/P0001`);
  await expect(page).toBeVisible();
  await window.goto(`${base}#/customer/nobody`);
  await expect(window.getByText("The open dataset knows no customer nobody")).toBeVisible();
});
