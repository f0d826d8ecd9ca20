// What of the page of dynamics needs scripts.
import { expect, test } from "../fixtures";

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
