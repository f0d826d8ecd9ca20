// Two indicators of the same schools, on the page of comparison.
import { axe, expect, test } from "../fixtures";

const VPR = "procedure=district_vpr";

test("c7 two indicators over schools are told with n and interval, and never with a why", async ({ page }) => {
  await page.goto(`/comparison?${VPR}&x=mean_mark`);
  const scatter = page.locator("figure").filter({ hasText: "корреляция Пирсона" });
  await expect(scatter).toContainText(/n\s=\s\d+: ранговая корреляция Спирмена −?\d,\d\d \(−?\d,\d\d … −?\d,\d\d\)/);
  await scatter.locator(".chart__table summary").click();
  expect(await scatter.locator("tbody tr").count()).toBeGreaterThan(10);
  await expect(scatter.locator("tfoot")).toContainText("медианы");
  await expect(scatter.getByRole("link", { name: "CSV" })).toHaveAttribute("href", /comparison-scatter\.csv/);
});

test("c7 what goes across is chosen by links, and the tray is named", async ({ page }) => {
  await page.goto(`/comparison?${VPR}&x=mean_mark`);
  const scatter = page.locator("figure").filter({ hasText: "корреляция Пирсона" });
  const menu = scatter.locator(".menu").filter({ hasText: "По горизонтали" }).first();
  await menu.locator("summary").click();
  await menu.getByRole("link", { name: "Не достигли минимума" }).click();
  await expect(page).toHaveURL(/x=below/);
  await expect(scatter.locator(".chart__title")).toContainText("не достигли минимума");
});

test("c13 procedure stands beside procedure for the same children, and who lies apart is told", async ({ page }) => {
  await page.goto("/comparison?procedure=district_oge");
  const scatter = page.locator("#chart-scatter");
  const menu = scatter.locator(".menu").filter({ hasText: "Работа по горизонтали" });
  await menu.locator("summary").click();
  await menu.getByRole("link", { name: /ВПР/ }).first().click();
  await expect(page).toHaveURL(/x_work=/);
  await expect(scatter.locator("figcaption")).toContainText("та же параллель детей");
  await scatter.locator(".chart__table summary").click();
  expect(await scatter.locator("tbody tr").count()).toBeGreaterThan(10);
});

test("k1 the scatter is accessible", async ({ page }) => {
  await page.goto(`/comparison?${VPR}&x=mean_mark`);
  await expect(page.locator("figure").filter({ hasText: "корреляция Пирсона" })).toBeVisible();
  await axe(page);
});

test("k1 the scatter of two works is accessible", async ({ page }) => {
  await page.goto("/comparison?procedure=district_oge&x_work=district_vpr");
  await expect(page.locator("figure").filter({ hasText: "та же параллель детей" })).toBeVisible();
  await axe(page);
});

test("domain row 23 an indicator stands beside a condition of schools, and never with a why", async ({ page }) => {
  await page.goto("/comparison?procedure=district_vpr");
  const figure = page.locator("#chart-factor");
  await expect(figure).toContainText(/По школам, n\u00a0=\u00a0\d+: ранговая корреляция Спирмена −?\d,\d\d \(/);
  await expect(figure).toContainText("Связь не означает причины");
  await figure.locator(".menu summary").click();
  await figure.locator(".menu").getByRole("link", { name: "обучающихся", exact: true }).click();
  await expect(page).toHaveURL(/condition=pupils/);
  await expect(figure.locator(".chart__title")).toContainText("обучающихся");
  await figure.locator(".chart__table summary").click();
  expect(await figure.locator("tbody tr").count()).toBeGreaterThanOrEqual(20);
  await axe(page);
});
