// The gap between two groups of pupils, on the page of comparison.
import { axe, expect, test } from "../fixtures";

const MATHS = "procedure=mcas&subject=math&grade=3-8&year=2021/22";

test("c10 two groups are followed through the years with their own trend", async ({ page }) => {
  await page.goto(`/comparison?${MATHS}`);
  const gap = page.locator("figure").filter({ hasText: "девочки минус мальчики" });
  await expect(gap).toContainText(/2021\/22: [−+]?\d+,\d\u00a0п\. п\. \([−+]/);
  await expect(gap).toContainText("Тенденция разницы");
  await gap.locator(".chart__table summary").click();
  // The year without a procedure is a gap and says why.
  await expect(gap.getByRole("row").filter({ hasText: "2019/20" })).toContainText("–");
  await expect(gap.getByRole("link", { name: "CSV" })).toHaveAttribute("href", /comparison-gap\.csv/);
});

test("c10 the two groups are chosen by links, and who may share pupils has no interval", async ({ page }) => {
  await page.goto(`/comparison?${MATHS}`);
  const gap = page.locator("figure").filter({ hasText: "Тенденция разницы" });
  await gap.locator(".menu").filter({ hasText: "Сравнить с" }).locator("summary").click();
  await gap.getByRole("link", { name: "с ОВЗ" }).last().click();
  await expect(page).toHaveURL(/gap=female,students_with_disabilities/);
  await expect(gap).toContainText("могут быть в обеих группах");
});

test("k8 groups are called by Russian names everywhere", async ({ page }) => {
  await page.goto(`/explore?${MATHS}&by=group`);
  await expect(page.locator(".results tbody")).toContainText("мальчики");
  await expect(page.locator("main")).not.toContainText(/female|\bmale\b/);
});

test("k1 the gap is accessible", async ({ page }) => {
  await page.goto(`/comparison?${MATHS}&gap=male,female`);
  await expect(page.locator("figure").filter({ hasText: "мальчики минус девочки" })).toBeVisible();
  await axe(page);
});
