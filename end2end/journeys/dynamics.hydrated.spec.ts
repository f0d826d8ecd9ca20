// What of the page of dynamics needs scripts.
import type { Page } from "@playwright/test";

import { axe, countRequests, expect, test } from "../fixtures";

test("b6 bands of uncertainty can be hidden, and the address says so", async ({ page }) => {
  await page.goto("/dynamics?procedure=mcas&subject=math&grade=3-8");
  const chart = page.locator(".chart__canvas svg").first();
  // Bands are areas with an opacity of their own; lines have none.
  const bands = chart.locator('path[fill-opacity="0.18"]');
  await expect(bands.first()).toBeAttached();
  await page.getByRole("link", { name: "скрыть полосы неопределённости" }).click();
  await expect(page).toHaveURL(/bands=off/);
  await expect(bands).toHaveCount(0);
  await expect(chart).toBeAttached();
  await page.goBack();
  await expect(bands.first()).toBeAttached();
});

/** The middle of each year on the axis of the first chart, and the middle of its height, in the page. */
async function years(page: Page): Promise<{ at: number[]; y: number }> {
  const chart = page.locator(".chart__canvas").first();
  await expect(chart.locator("svg").getByText("2016/17")).toBeVisible();
  // The mouse reaches only what is in view.
  await chart.evaluate((it) => it.scrollIntoView({ block: "center" }));
  const labels = await chart.locator("svg text").filter({ hasText: /^20\d\d\/\d\d/ }).all();
  const boxes = await Promise.all(labels.map(async (it) => (await it.boundingBox())!));
  const { y, height } = (await chart.boundingBox())!;
  // Below the lines, above the axis: where there is no mark.
  return { at: boxes.map((it) => it.x + it.width / 2), y: y + height * 0.8 };
}

const MATHS = "/dynamics?procedure=mcas&subject=math&grade=3-8";

test("b3 two years are chosen by dragging from one to the other", async ({ page }) => {
  await page.goto(MATHS);
  const { at, y } = await years(page);
  // 2016/17, 2017/18, 2018/19, then 2019/20 that was not held.
  await page.mouse.move(at[2], y);
  await page.mouse.down();
  await page.mouse.move(at[1], y, { steps: 4 });
  await expect(page.locator(".chart__spoken").first()).toHaveText("2017/18 → 2018/19");
  await page.mouse.up();
  await expect(page).toHaveURL(/since=2017\/18&until=2018\/19/);
  await expect(page.locator(".sentence")).toContainText("2017/18");
  const menu = page.locator(".menu").filter({ hasText: "С года" });
  await expect(menu.locator(".menu__chosen")).toHaveText("2017/18");
  await page.goBack();
  await expect(page.locator(".sentence")).toContainText(
    "49,0\u00a0% (200\u202f734\u00a0из\u00a0409\u202f616) → 40,0\u00a0% (154\u202f041\u00a0из\u00a0384\u202f882)",
  );
});

test("b3 two years are chosen by pressing beside them in turn, and Escape drops the first", async ({ page }) => {
  await page.goto(MATHS);
  const { at, y } = await years(page);
  const spoken = page.locator(".chart__spoken").first();
  await page.mouse.click(at[0], y);
  await expect(spoken).toContainText("Первый год: 2016/17");
  await page.keyboard.press("Escape");
  await expect(spoken).toHaveText("Выбор двух лет отменён.");
  await page.mouse.click(at[2], y);
  await page.mouse.click(at[0], y);
  await expect(page).toHaveURL(/since=2016\/17&until=2018\/19/);
});

test("b3 k5 two years are chosen by keyboard", async ({ page }) => {
  await page.goto(MATHS);
  await years(page);
  await page.locator(".chart__canvas").first().focus();
  for (const key of ["ArrowRight", "ArrowRight", "Space"]) await page.keyboard.press(key);
  await expect(page.locator(".chart__spoken").first()).toContainText("Первый год: 2017/18");
  for (const key of ["ArrowRight", "Space"]) await page.keyboard.press(key);
  await expect(page).toHaveURL(/since=2017\/18&until=2018\/19/);
  await axe(page);
});

test("once the cube has arrived, other years, wholes and indicators cause no request", async ({ page }) => {
  const cube = page.waitForResponse(/\/cube\//);
  await page.goto("/dynamics?procedure=district_vpr&by=school");
  await (await cube).finished();
  await expect(page.locator(".chart__canvas svg").first()).toBeVisible();
  await page.waitForFunction(() => performance.getEntriesByType("resource").some((it) => it.name.includes("/cube/")));
  await page.locator(".menu").filter({ hasText: "Показатель" }).locator("summary").click();
  await page.getByRole("link", { name: "Успеваемость", exact: true }).click();
  await expect(page).toHaveURL(/indicator=pass/);
  const requests = countRequests(page);
  const since = page.locator(".menu").filter({ hasText: "С года" });
  await since.locator("summary").click();
  await since.getByRole("link").nth(1).click();
  await expect(page).toHaveURL(/since=/);
  await page.getByRole("link", { name: "скрыть полосы неопределённости" }).first().click();
  await expect(page).toHaveURL(/bands=off/);
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(/indicator=pass/);
  expect(requests.list).toEqual([]);
});
