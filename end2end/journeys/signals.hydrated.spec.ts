// What only a browser with scripts can show of signals: pictures, and how often the server is asked.
import { countRequests, expect, test } from "../fixtures";

test("row 49 lists and cells ask the server one question each, and the page is not loaded anew", async ({ page }) => {
  const cube = page.waitForResponse(/\/cube\//);
  await page.goto("/signals");
  await expect(page.locator(".sentence")).toContainText("случайно отметилось бы");
  // With the cube the page is alive; it answers nothing here all the same.
  await (await cube).finished();
  await page.evaluate(() => Object.assign(window, { isTheSamePage: true }));
  const requests = countRequests(page);
  const asked = () => requests.list.filter((it) => it === "POST /ask/signals").length;
  await page.locator("#matrix thead th.signals__problem").nth(1).getByRole("link").click();
  await expect(page).toHaveURL(/problem=bias/);
  await expect.poll(asked).toBe(1);
  await page.locator("#matrix tbody tr").first().locator("td.signals__cell").nth(3).getByRole("link").click();
  await expect(page.locator("#cell")).toBeVisible();
  await page.getByRole("link", { name: "показать все школы" }).click();
  await expect(page).not.toHaveURL(/problem=/);
  await expect.poll(asked).toBe(3);
  expect(await page.evaluate(() => "isTheSamePage" in window)).toBe(true);
});

test("e15 a cell of biased results draws the scores of a work beside those of the region", async ({ page }) => {
  await page.goto("/signals?problem=bias");
  await page.locator("#matrix tbody tr").first().locator("td.signals__cell").nth(1).getByRole("link").click();
  const scores = page.locator("#chart-signals-scores");
  await expect(page.locator("#cell")).toBeVisible();
  await scores.scrollIntoViewIfNeeded();
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
