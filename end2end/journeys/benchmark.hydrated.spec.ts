// What only a browser with scripts can show of benchmarking: no requests, live counts, marks.
import { countRequests, expect, test } from "../fixtures";

/** The page of a school, once the cube has come and the first chart is drawn. */
async function ready(page: import("@playwright/test").Page): Promise<void> {
  const cube = page.waitForResponse(/\/cube\//);
  await page.goto("/benchmark?school=syn001005");
  await expect(page.locator(".sentence")).toContainText("медиана");
  await (await cube).finished();
  await expect(page.locator(".chart__canvas svg").first()).toBeVisible();
}

test("d12 once the cube has arrived, another set causes no request", async ({ page }) => {
  await ready(page);
  const requests = countRequests(page);
  const against = page.locator("details.menu", { hasText: "С кем сравнивать" });
  await against.locator("summary").click();
  await against.getByRole("link", { name: /^регион/ }).click();
  await expect(page).toHaveURL(/against=region/);
  await expect(page.locator(".sentence")).toContainText("У школ региона");
  expect(requests.list).toEqual([]);
});

test("d4 the number of matching schools follows the fields without a request", async ({ page }) => {
  await ready(page);
  await page.getByText("Набор по условиям", { exact: true }).click();
  const from = page.getByLabel("обучающихся, от");
  const requests = countRequests(page);
  await from.fill("1");
  await from.press("Tab");
  const count = page.getByText(/^Подходит: \d+/);
  await expect(count).toBeVisible();
  const all = Number((await count.textContent())?.match(/\d+/)?.[0]);
  await from.fill("400");
  await from.press("Tab");
  await expect(page).toHaveURL(/pupils_from=400/);
  await expect
    .poll(async () => Number((await count.textContent())?.match(/\d+/)?.[0]))
    .toBeLessThan(all);
  expect(requests.list).toEqual([]);
});

test("e3 the funnel is drawn and each of its dots leads to its school", async ({ page }) => {
  await ready(page);
  const funnel = page.locator("figure.chart", { hasText: "Воронка" });
  await expect(funnel.locator("svg")).toBeVisible();
  await expect(funnel.locator("svg").getByText("99,8 %")).toBeVisible();
});
