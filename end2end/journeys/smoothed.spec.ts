// Smoothed values beside the raw ones, where they are asked for.
import { axe, expect, test } from "../fixtures";

const VPR = "procedure=district_vpr&by=school";

test("e11 smoothed values are shown on request, beside the raw ones and explained", async ({ page }) => {
  await page.goto(`/explore?${VPR}`);
  await expect(page.getByRole("columnheader", { name: "Сглаженное значение" })).toHaveCount(0);
  const raw = await page.locator(".results tbody tr").first().locator(".table__value").textContent();
  await page.getByRole("link", { name: "показать сглаженные значения" }).click();
  await expect(page).toHaveURL(/smoothed=on/);
  await expect(page.getByRole("columnheader", { name: "Сглаженное значение" })).toBeVisible();
  const row = page.locator(".results tbody tr").first();
  await expect(row.locator(".table__value")).toHaveText(raw!);
  await expect(row.locator("td").nth(3)).toContainText(/\d+(,\d)?\u00a0% \(\d+(,\d)?–\d+(,\d)?\u00a0%\)/);
  await page.getByText("Что такое сглаженное значение").click();
  await expect(page.getByText("бета-биномиальная модель")).toBeVisible();
  await axe(page);
});

test("e11 what is compared has smoothed values too", async ({ page }) => {
  await page.goto(`/explore?${VPR}`);
  const rows = page.locator(".results tbody tr");
  await rows.nth(0).getByRole("link", { name: /^сравнить/ }).click();
  await expect(page).toHaveURL(/with=school/);
  await page.getByRole("link", { name: "Сопоставление (1)" }).click();
  await page.getByRole("link", { name: "показать сглаженные значения" }).click();
  await expect(page.getByRole("columnheader", { name: "Сглаженное значение" })).toBeVisible();
  await page.getByRole("link", { name: "скрыть сглаженные значения" }).click();
  await expect(page).not.toHaveURL(/smoothed/);
});
