// Rows of the domain specification that several parts of a page fulfil together.
import { expect, test } from "../fixtures";

test("domain row 10 schools with signs of bias stand in a list with families, evidence and earlier years", async ({ page }) => {
  await page.goto("/signals?problem=bias");
  await page.locator("#matrix tbody tr").first().locator("td.signals__cell").nth(1).getByRole("link").click();
  const open = page.locator("#cell");
  // Six families of our own rules, and those of documents.
  for (const family of ["а", "б", "в", "г", "д", "е"]) {
    await expect(open.locator("summary").filter({ hasText: new RegExp(`^${family} · `) })).toHaveCount(1);
  }
  await expect(open.getByText(/n\u00a0?=\u00a0?\d+/).first()).toBeVisible();
  const years = open.getByText(/^20\d\d\/\d\d: Признаки необъективности/);
  expect(await years.count()).toBeGreaterThan(1);
});
