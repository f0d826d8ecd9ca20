// Sets of schools under a name: saved by the operator, opened by everybody, deleted again.
import { axe, expect, test } from "../fixtures";
import { FIRST, TOKEN, ownServer, type OwnServer } from "../own_server";

let own: OwnServer;
let url: string;

test.beforeEach(async () => {
  own = await ownServer(FIRST);
  url = own.url;
});

test.afterEach(() => own.end());

test("d5 a set is saved under a name, opened by one click and deleted", async ({ page }) => {
  test.slow();
  await page.goto(`${url}/data?token=${TOKEN}`);
  await page.waitForURL(`${url}/data`);
  const school = `${url}/benchmark?procedure=vpr&subject=matematika&school=0201`;
  await page.goto(`${school}&against=ranges&pupils_from=1`);
  const saved = page.locator("#saved");
  await saved.locator("summary").click();
  await expect(saved).toContainText("Пока ни один набор не сохранён");
  // What the page still fetches would fail when it is left.
  await page.waitForLoadState("networkidle");
  await saved.getByRole("link", { name: "Сохранить этот набор" }).click();
  await expect(page.getByText("Сохраняется набор: обучающихся: от 1")).toBeVisible();
  await axe(page);
  await page.getByLabel("Название").fill("Все с учениками");
  await page.getByRole("button", { name: "Сохранить" }).click();
  await expect(page.getByRole("row").filter({ hasText: "Все с учениками" })).toContainText("обучающихся: от 1");

  await page.goto(school);
  await saved.locator("summary").click();
  await saved.getByRole("link", { name: "Все с учениками" }).click();
  await expect(page).toHaveURL(/against=ranges&pupils_from=1/);
  await axe(page);
  await page.getByRole("link", { name: "вернуть обычный набор" }).click();
  await expect(page).not.toHaveURL(/pupils_from/);
  await page.waitForLoadState("networkidle");

  await page.goto(`${url}/data/sets`);
  await page.getByRole("button", { name: "Удалить: Все с учениками, 1" }).click();
  await expect(page.getByRole("row").filter({ hasText: "Все с учениками" })).toContainText("удалено");
});
