// The page of benchmarking: a school beside schools like it, and all schools of a place.
import { axe, expect, test } from "../fixtures";

/** A school of the synthetic district that is in a cluster. */
const SCHOOL = "school=syn001005";

test("c1 without a school the page shows all of them and offers the choice", async ({ page }) => {
  await page.goto("/benchmark");
  await expect(page.locator(".sentence")).toContainText("Выберите школу");
  await expect(page.locator("#schools tbody tr").first()).toBeVisible();
  await page.locator("#schools tbody tr").nth(3).getByRole("link").click();
  await expect(page).toHaveURL(/\/benchmark\?.*school=/);
  await expect(page.locator(".sentence")).toContainText("медиана");
});

test("c9 schools can be put in order, each with its place and that of the year before", async ({ page }) => {
  await page.goto("/benchmark");
  await page.locator("#schools").getByRole("link", { name: "по убыванию" }).click();
  await expect(page).toHaveURL(/order=falling/);
  const first = page.locator("#schools tbody tr").first();
  await expect(first.locator("td").nth(4)).toHaveText(/^1(–\d+)? из \d+$/);
});

test("d1 d2 from a school it is one click to those like it, and it is said why these", async ({ page }) => {
  await page.goto(`/explore?${SCHOOL}`);
  await page.getByRole("link", { name: "Рядом с похожими школами" }).click();
  await expect(page).toHaveURL(/\/benchmark\?.*school=/);
  await page.locator("#why > summary").click();
  const why = page.locator("#why table");
  await expect(why.getByRole("columnheader", { name: "Расстояние" })).toBeVisible();
  await expect(why.getByRole("columnheader", { name: "обучающихся" })).toBeVisible();
  expect(await why.locator("tbody tr").count()).toBeGreaterThan(5);
});

test("d12 what a school is set against is a choice in the address", async ({ page }) => {
  await page.goto(`/benchmark?${SCHOOL}`);
  const against = page.locator("details.menu", { hasText: "С кем сравнивать" });
  await against.locator("summary").click();
  await against.getByRole("link", { name: /муниципалитет/ }).click();
  await expect(page).toHaveURL(/against=municipality/);
  await expect(page.locator(".sentence")).toContainText("У школ муниципалитета");
});

test("d4 a set by conditions tells how many schools match", async ({ page }) => {
  await page.goto(`/benchmark?${SCHOOL}`);
  await page.getByText("Набор по условиям", { exact: true }).click();
  const form = page.locator("form.fields", { has: page.getByLabel("обучающихся, от") });
  await form.getByLabel("обучающихся, от").fill("1");
  await form.getByRole("button", { name: "Показать" }).click();
  await expect(page).toHaveURL(/pupils_from=1/);
  await expect(page.getByText(/^Подходит: \d+/)).toBeVisible();
});

test("e13 a verdict is no judgement, and the rule of a quarter is one click away (d9)", async ({ page }) => {
  await page.goto("/benchmark");
  await expect(page.getByText("Это не оценка школы или учителя", { exact: false })).toBeVisible();
  await page.locator("#bands > summary").click();
  await expect(page.locator("#bands")).toContainText("нижний квартиль");
});

test("k1 the page of benchmarking is accessible", async ({ page }) => {
  await page.goto("/benchmark");
  await expect(page.locator(".sentence")).toContainText("Выберите школу");
  await axe(page);
});

test("k1 the page of a school beside others is accessible", async ({ page }) => {
  await page.goto(`/benchmark?${SCHOOL}`);
  await expect(page.locator(".sentence")).toContainText("медиана");
  await axe(page);
});
