// The page of dynamics: one place through the years, beside what contains it.
import { axe, expect, test } from "../fixtures";

const MATHS = "procedure=mcas&subject=math&grade=3-8";

test("b1 b3 two years are compared with what the interval says", async ({ page }) => {
  await page.goto(`/dynamics?${MATHS}`);
  // 200,736 of 409,616, then 154,041 of 384,882.
  await expect(page.locator(".sentence")).toContainText("49,0\u00a0% → 40,0\u00a0%");
  await expect(page.locator(".sentence")).toContainText("−9,0\u00a0п. п.: хуже");
  await page.locator(".menu").filter({ hasText: "С года" }).locator("summary").click();
  await page.locator(".menu").filter({ hasText: "С года" }).getByRole("link", { name: "2020/21" }).click();
  await expect(page).toHaveURL(/since=2020\/21/);
  await expect(page.locator(".sentence")).toContainText("34,1\u00a0% → 40,0\u00a0%");
  await expect(page.locator(".sentence")).toContainText("+5,9\u00a0п. п.: лучше");
});

test("b2 a district stands beside the whole, year by year", async ({ page }) => {
  await page.goto(`/dynamics?${MATHS}&municipality=00010000`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Abington");
  const table = page.locator(".chart__table").first();
  await table.locator("summary").click();
  await expect(table.getByRole("columnheader").last()).toHaveText("Massachusetts");
  await expect(table.getByRole("row").filter({ hasText: "2016/17" })).toContainText("49,0");
  await expect(table.getByRole("row").filter({ hasText: "2019/20" })).toContainText("–");
});

test("b10 the change is taken apart, and the parts sum to it", async ({ page }) => {
  await page.goto(`/dynamics?${MATHS}&by=municipality`);
  const table = page.locator(".chart__table").nth(1);
  await table.locator("summary").click();
  // 0.40022916 − 0.49005410; contributions have a decimal more than the change.
  await expect(table.locator("tfoot")).toContainText("−8,98");
});

test("the place and the filters stay when the page changes", async ({ page }) => {
  await page.goto(`/explore?${MATHS}&year=2021/22&municipality=00010000`);
  await page.getByRole("navigation", { name: "Разделы" }).getByRole("link", { name: "Динамика" }).click();
  await expect(page).toHaveURL(/\/dynamics\?.*municipality=00010000/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Abington");
});

test("k1 the page of dynamics is accessible", async ({ page }) => {
  await page.goto(`/dynamics?${MATHS}&municipality=00010000`);
  await axe(page);
});
