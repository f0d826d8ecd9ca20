// What of the page of comparison needs scripts: what is chosen is compared without a request.
import { countRequests, expect, test } from "../fixtures";

test("once the cube has arrived, objects and what goes across cause no request", async ({ page }) => {
  const cube = page.waitForResponse(/\/cube\//);
  await page.goto("/comparison?procedure=district_vpr");
  await (await cube).finished();
  await page.waitForFunction(() => performance.getEntriesByType("resource").some((it) => it.name.includes("/cube/")));
  await page.getByRole("link", { name: /^Сравнить по / }).click();
  await expect(page.locator(".chart__canvas svg").first()).toBeVisible();
  await expect(page.locator(".sentence")).toContainText("объект");
  const requests = countRequests(page);
  const objects = page.locator(".results").first().locator("tbody tr");
  const count = await objects.count();
  await page.getByRole("link", { name: /^не сравнивать: / }).last().click();
  await expect(objects).toHaveCount(count - 1);
  const across = page.locator(".menu").filter({ hasText: "По горизонтали" }).first();
  await across.locator("summary").click();
  await across.getByRole("link", { name: "Успеваемость", exact: true }).click();
  await expect(page).toHaveURL(/x=pass/);
  await page.goBack();
  await expect(objects).toHaveCount(count - 1);
  expect(requests.list).toEqual([]);
});
