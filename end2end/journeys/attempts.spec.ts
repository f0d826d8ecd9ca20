// First attempts of an examination in place of the latest: a switch in the address, and the way back.
import { axe, expect, test } from "../fixtures";
import { PROTOCOL, ownServer, type OwnServer } from "../own_server";

const EGE =
  "/explore?procedure=ege&subject=russkiy_yazyk&grade=11&year=2025/26&by=school&indicator=mean_score";

// Who of the first school sat in June does so again in September.
const AGAIN = "1;2026.09.05;6;0101;Школа № 1;0009;Выпускник текущего года;11;Северный;30;84;1\n";

let own: OwnServer;

test.beforeEach(async () => {
  own = await ownServer(PROTOCOL + AGAIN);
});

test.afterEach(() => own.end());

test("b6 first attempts stand in place of the latest by a switch in the address", async ({ page }) => {
  await page.goto(`${own.url}${EGE}`);
  const school = page.getByRole("row").filter({ hasText: "Школа № 1" }).first();
  await expect(school).toContainText("84,0");
  await page.getByText("последняя (итог)").first().click();
  await page.getByRole("link", { name: "первая" }).click();
  await expect(page).toHaveURL(/group=first_attempts/);
  await expect(page.getByText("Показаны первые попытки")).toBeVisible();
  await expect(school).toContainText("64,0");
  // The address alone says it.
  await page.goto(page.url());
  await expect(school).toContainText("64,0");
  await axe(page);
  await page.getByText("Попытка", { exact: true }).click();
  await page.getByRole("link", { name: "последняя (итог)" }).click();
  await expect(school).toContainText("84,0");
  await expect(page).not.toHaveURL(/group=/);
});
