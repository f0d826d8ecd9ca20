// The page of comparison: a tray of objects, kept in the address.
import { axe, expect, test } from "../fixtures";

const MATHS = "procedure=mcas&subject=math&grade=3-8&year=2021/22";

test("c4 objects are put into the tray by one click and stand side by side", async ({ page }) => {
  await page.goto(`/explore?${MATHS}&by=municipality`);
  const rows = page.locator(".results tbody tr");
  await rows.nth(0).getByRole("link", { name: /^сравнить/ }).click();
  await expect(page).toHaveURL(/with=municipality/);
  await rows.nth(1).getByRole("link", { name: /^сравнить/ }).click();
  await page.getByRole("link", { name: "Сопоставление (2)" }).click();
  await expect(page).toHaveURL(/\/comparison\?.*with=municipality/);
  await expect(page.locator(".sentence")).toContainText("2 объекта");
  const profile = page.locator(".results").last();
  await expect(profile.getByRole("row").filter({ hasText: "Качество знаний" })).toBeVisible();
  await expect(profile.getByRole("columnheader")).toHaveCount(3);
});

test("e4 a place among the compared is a range", async ({ page }) => {
  await page.goto(`/comparison?${MATHS}&with=municipality:00010000,municipality:00030000,municipality:00050000`);
  const places = page.locator(".results").first().locator("tbody tr td:nth-last-child(2)");
  await expect(places).toHaveCount(3);
  for (const place of await places.allTextContents()) expect(place).toMatch(/^\d(–\d)? из 3$/);
});

test("what is compared can be taken out again, and an empty tray says how to fill it", async ({ page }) => {
  await page.goto(`/comparison?${MATHS}&with=municipality:00010000`);
  await page.getByRole("link", { name: /^не сравнивать: Abington/ }).last().click();
  await expect(page).not.toHaveURL(/with=/);
  await expect(page.locator(".empty")).toContainText("Пока ничего не выбрано");
  await page.getByRole("link", { name: /^Сравнить по / }).click();
  await expect(page.locator(".sentence")).toContainText("8 объектов");
});

test("k1 the page of comparison is accessible", async ({ page }) => {
  await page.goto(`/comparison?${MATHS}&with=municipality:00010000,municipality:00030000`);
  await expect(page.locator(".sentence")).toContainText("2 объекта");
  await axe(page);
});

test("c1 two years stand side by side, the largest rise first, and the address chooses them", async ({ page }) => {
  await page.goto("/comparison?procedure=district_vpr");
  await page.getByRole("link", { name: /^Сравнить по / }).click();
  const figure = page.locator("figure").filter({ hasText: "Кто изменился больше всего" });
  await expect(figure).toContainText(/(больше, чем объясняет случай, изменил(ся|ись) \d+ из \d+|ни один из \d+ не изменился больше, чем объясняет случай) \(n\u00a0=\u00a0\d+/);
  await figure.locator(".chart__table summary").click();
  expect(await figure.locator("tbody tr").count()).toBeGreaterThan(1);
});

test("totals over subjects can be compared with the same mix", async ({ page }) => {
  await page.goto("/comparison?procedure=district_vpr");
  await page.getByRole("link", { name: /^Сравнить по / }).click();
  await page.getByRole("link", { name: "сравнить по всем предметам при одинаковом наборе" }).click();
  await expect(page).toHaveURL(/mix=same/);
  const table = page.getByRole("region", { name: "Все предметы вместе" });
  await expect(table.locator("thead")).toContainText("При одинаковом наборе предметов");
  expect(await table.locator("tbody tr").count()).toBeGreaterThan(1);
  await axe(page);
});

test("c8 schools stand on a map, each with its value in the table", async ({ page }) => {
  await page.goto("/comparison?procedure=district_vpr&subject=matematika");
  const figure = page.locator("figure").filter({ hasText: "На карте" });
  await expect(figure).toContainText(/на карте \d+, без координат 0; с запада на восток \d+ км/);
  await figure.locator(".chart__table summary").click();
  const first = figure.locator("tbody tr").first();
  await expect(first).toContainText(/\d+,\d{4}; \d+,\d{4}/);
  await first.getByRole("link").click();
  await expect(page).toHaveURL(/\/explore\?.*school=/);
});
