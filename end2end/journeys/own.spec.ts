// What the operator adds to the data: an own indicator, an expert value, and how often a procedure comes.
import { axe, expect, test } from "../fixtures";
import { FIRST, TOKEN, ownServer, type OwnServer } from "../own_server";

let own: OwnServer;
let url: string;

test.beforeEach(async ({ page }) => {
  own = await ownServer(FIRST);
  url = own.url;
  await page.goto(`${url}/data?token=${TOKEN}`);
  await page.waitForURL(`${url}/data`);
});

test.afterEach(() => own.end());

test("domain row 4 an own indicator is chosen like any other until it is taken back", async ({ page }) => {
  test.slow();
  await page.getByRole("link", { name: "Мои показатели" }).click();
  await page.getByLabel("Название").fill("Хорошисты");
  await page.getByLabel("Числитель").fill("n4 + n9");
  await page.getByLabel("Знаменатель").fill("n");
  await page.getByLabel("Источник (документ)").fill("приказ № 7");
  await page.getByLabel("Кто определил").fill("методсовет");
  await page.getByRole("button", { name: "Определить" }).click();
  await expect(page.getByText("«n9» — такого в данных не считают", { exact: false })).toBeVisible();
  await page.getByRole("link", { name: "Мои показатели" }).click();
  await page.getByLabel("Название").fill("Хорошисты");
  await page.getByLabel("Числитель").fill("n4 + n5");
  await page.getByLabel("Знаменатель").fill("n");
  await page.getByLabel("Источник (документ)").fill("приказ № 7");
  await page.getByLabel("Кто определил").fill("методсовет");
  await axe(page);
  await page.getByRole("button", { name: "Определить" }).click();
  await page.getByRole("link", { name: "Хорошисты" }).click();
  await expect(page.locator(".page__context")).toContainText("Хорошисты");
  await axe(page);
  for (const path of ["dynamics", "comparison"]) {
    await page.goto(`${url}/${path}?indicator=own_n4.n5_n_share_higher`);
    await expect(page.getByText("Хорошисты").first()).toBeVisible();
    await page.waitForLoadState("networkidle");
  }
  await page.goto(`${url}/data/indicators`);
  await page.getByRole("button", { name: "Снять: Хорошисты" }).click();
  await expect(page.getByText("снят", { exact: true })).toBeVisible();
});

test("domain row 5 an expert value stands on the page of its school, apart and under its sign", async ({ page }) => {
  test.slow();
  await page.getByRole("link", { name: "Экспертные оценки" }).click();
  await page.getByLabel("Код школы").fill("0201");
  await page.getByLabel("Учебный год").fill("2023/24");
  await page.getByLabel("Критерий").fill("школьный климат");
  await page.getByLabel("Оценка").selectOption("2");
  await page.getByLabel("Комментарий: на чём основано").fill("посещены уроки");
  await page.getByLabel("Кто оценил").fill("А. Б.");
  await axe(page);
  await page.getByRole("button", { name: "Записать" }).click();
  await page.goto(`${url}/explore?school=0201`);
  await expect(page.getByRole("heading", { name: "Экспертные оценки" })).toBeVisible();
  await expect(page.getByText("2 из 3")).toBeVisible();
  await axe(page);
  await page.waitForLoadState("networkidle");
});

test("domain rows 20 and 21 chips choose procedures of a stage and look at a school by role", async ({ page }) => {
  test.slow();
  await page.getByRole("link", { name: "Циклы процедур" }).click();
  await page.getByRole("combobox", { name: /^Этап процедуры/ }).first().selectOption("interim");
  await axe(page);
  await page.getByRole("button", { name: /^Записать/ }).first().click();
  await page.goto(`${url}/explore?school=0201`);
  await page.getByRole("link", { name: "промежуточная" }).click();
  await expect(page).toHaveURL(/phase=interim/);
  await page.getByRole("link", { name: "педагог" }).click();
  await expect(page).toHaveURL(/lens=classes/);
  await axe(page);
  await page.waitForLoadState("networkidle");
});
