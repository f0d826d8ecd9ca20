// What only a browser with scripts can show of signals: lists and cells without a request.
import { countRequests, expect, test } from "../fixtures";

test("row 49 once the cube has arrived, lists and cells cause no request", async ({ page }) => {
  const cube = page.waitForResponse(/\/cube\//);
  await page.goto("/signals");
  await expect(page.locator(".sentence")).toContainText("случайно отметилось бы");
  await (await cube).finished();
  // The cube is read after it has come: from then on a click asks nobody.
  await page.waitForFunction(() => performance.getEntriesByType("resource").some((it) => it.name.includes("/cube/")));
  await page.locator("#matrix thead th.signals__problem").nth(1).getByRole("link").click();
  await expect(page).toHaveURL(/problem=bias/);
  const requests = countRequests(page);
  await page.locator("#matrix tbody tr").first().locator("td.signals__cell").nth(3).getByRole("link").click();
  await expect(page.locator("#cell")).toBeVisible();
  await page.getByRole("link", { name: "показать все школы" }).click();
  await expect(page).not.toHaveURL(/problem=/);
  expect(requests.list).toEqual([]);
});

test("e15 a cell of biased results draws the scores of a work beside those of the region", async ({ page }) => {
  await page.goto("/signals?problem=bias");
  await page.locator("#matrix tbody tr").first().locator("td.signals__cell").nth(1).getByRole("link").click();
  const scores = page.locator("#chart-signals-scores");
  await expect(scores.locator("svg")).toBeVisible();
  await expect(scores.locator("svg").getByText("«3»")).toBeVisible();
  await scores.getByRole("link", { name: "Изнутри" }).click();
  await expect(page).toHaveURL(/\/inside\?.*school=/);
});

test("row 63 what was, was to be expected and is stand in a picture", async ({ page }) => {
  await page.goto("/signals?problem=unsatisfactory");
  await page.locator("#matrix tbody tr").first().locator("td.signals__cell").nth(3).getByRole("link").click();
  const change = page.locator("#chart-signals-effect");
  await change.scrollIntoViewIfNeeded();
  await expect(change.locator("svg")).toBeVisible();
  await expect(change.locator("svg").getByText("ожидалось без мер")).toBeVisible();
});
