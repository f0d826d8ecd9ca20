// Deciding about signals: thresholds with their history, and the word of a school beside its signal.
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

test("row 49 thresholds are changed with a reason and keep their history", async ({ page }) => {
  test.slow();
  await page.getByRole("link", { name: "Сигналы: пороги и слово школы" }).click();
  await page.getByLabel("Наименьшее число учеников").fill("15");
  await page.getByLabel("Почему меняются").fill("решение совета № 3");
  await axe(page);
  await page.getByRole("button", { name: "Установить пороги" }).click();
  await expect(page.getByLabel("Наименьшее число учеников")).toHaveValue("15");
  await expect(page.getByRole("row").filter({ hasText: "решение совета № 3" })).toContainText("10 → 15");
  await page.goto(`${url}/signals`);
  await page.getByText("Как считается", { exact: true }).click();
  await expect(page.getByText("Пороги наших правил изменены: № 1", { exact: false })).toContainText("решение совета № 3");
  await page.waitForLoadState("networkidle");
});

test("row 73 the word of a school stands beside its signal until it is taken back", async ({ page }) => {
  test.slow();
  const cell = `${url}/signals?cell=0201:low_results`;
  await page.goto(cell);
  await expect(page.getByText("Школа пока ничего не сказала.")).toBeVisible();
  await page.waitForLoadState("networkidle");
  await page.getByRole("link", { name: "записать (оператор)" }).click();
  await expect(page.getByLabel("Код школы")).toHaveValue("0201");
  await page.getByLabel("Что говорит школа").fill("работу писали после карантина");
  await page.getByRole("button", { name: "Записать" }).click();
  await page.goto(cell);
  await expect(page.getByText("работу писали после карантина")).toBeVisible();
  await axe(page);
  await page.waitForLoadState("networkidle");
  await page.getByRole("link", { name: "записать (оператор)" }).click();
  await page.getByLabel("Что говорит школа").fill("");
  await page.getByRole("button", { name: "Записать" }).click();
  await page.goto(cell);
  await expect(page.getByText("Школа пока ничего не сказала.")).toBeVisible();
  await page.waitForLoadState("networkidle");
});
