// The drill-down page: the same addresses give the same tables with and without scripts.
import { axe, expect, test } from "../fixtures";

const MATHS = "/explore?procedure=mcas&subject=math&grade=3-8";

test("the figures of MCAS mathematics are the published ones, with a gap at 2020", async ({ page }) => {
  await page.goto(MATHS);
  const years = page.locator(".chart__table").first();
  await years.locator("summary").click();
  const row = (year: string) => years.getByRole("row").filter({ hasText: year });
  await expect(row("2016/17")).toContainText("49,0");
  await expect(row("2016/17")).toContainText("409\u202f616");
  await expect(row("2017/18")).toContainText("48,8");
  await expect(row("2018/19")).toContainText("49,9");
  await expect(row("2019/20")).toContainText("–");
  await expect(row("2020/21")).toContainText("34,1");
  await expect(row("2021/22")).toContainText("40,0");
  await expect(row("2021/22")).toContainText("384\u202f882");
});

test("a1 a row leads one level down and keeps measure, year and filters", async ({ page }) => {
  await page.goto(`${MATHS}&indicator=below&year=2021/22`);
  await page.getByRole("rowheader", { name: "Abington", exact: true }).getByRole("link").click();
  await expect(page).toHaveURL(/indicator=below.*year=2021\/22.*municipality=00010000/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Abington");
  await expect(page.getByRole("rowheader", { name: /Abington Middle/ })).toBeVisible();
});

test("d8 an average is of pupils or of schools, and says which", async ({ page }) => {
  await page.goto("/explore?procedure=mcas&subject=math&grade=3-8&year=2021/22&by=municipality");
  await expect(page.locator(".results tfoot")).toContainText("154\u202f041 из 384\u202f882");
  const menu = page.locator(".filters .menu", { hasText: "Среднее" });
  await menu.locator("summary").click();
  await menu.getByRole("link", { name: "среднее школ" }).click();
  await expect(page).toHaveURL(/centre=schools/);
  await expect(page.locator(".page__context")).toContainText("среднее школ");
  await expect(page.locator(".results tfoot")).toContainText(/школ/);
  await expect(page.locator(".results tfoot")).not.toContainText("384\u202f882");
});

test("a2 the breadcrumb leads back up", async ({ page }) => {
  await page.goto(`${MATHS}&year=2021/22&municipality=00010000`);
  const path = page.getByRole("navigation", { name: "Место" });
  await expect(path.getByRole("link")).toHaveText(["Massachusetts", "Abington"]);
  await path.getByRole("link", { name: "Massachusetts" }).first().click();
  await expect(page.getByRole("rowheader", { name: "Abington", exact: true })).toBeVisible();
  await expect(page).not.toHaveURL(/municipality/);
});

test("a3 an opened link shows the same view, and what it cannot mean is said", async ({ page }) => {
  await page.goto(`${MATHS}&year=2021/22&planet=mars&subject=alchemy`);
  await expect(page.locator(".notes")).toContainText("planet");
  await expect(page.locator(".notes")).toContainText("alchemy");
});

test("a8 what is chosen stands in removable tags", async ({ page }) => {
  await page.goto(`${MATHS}&year=2018/19`);
  const tags = page.getByRole("list", { name: "Выбрано" });
  await expect(tags).toContainText("Год: 2018/19");
  await tags.getByRole("link", { name: /Убрать фильтр «Год/ }).click();
  await expect(page).not.toHaveURL(/year=/);
});

test("e8 a missing value is a symbol with its reason, never a zero", async ({ page }) => {
  await page.goto("/explore?procedure=dzi&subject=bel&indicator=mean_mark&year=2025/26");
  await expect(page.locator(".sentence")).toContainText("4,33");
  await expect(page.locator(".sentence")).toContainText("49\u202f034");
});

test("k1 the page is accessible", async ({ page }) => {
  await page.goto(`${MATHS}&year=2021/22&municipality=00010000`);
  await axe(page);
});

test("g7 e14 sentences say what there is to see, how sure it is, and where", async ({ page }) => {
  await page.goto("/explore?procedure=mcas&subject=math&grade=3-8&year=2021/22&by=school");
  const found = page.getByRole("list", { name: "Что здесь видно" });
  await expect(found.getByRole("listitem").first()).toContainText(/от \d.*, \d+\sиз\s\d.* до \d.*\sиз\s\d/);
  await expect(page.locator(".sentence .evidence")).toHaveText("факт");
  for (const mark of await found.locator(".evidence").allTextContents()) {
    expect(["факт", "малая выборка", "гипотеза"]).toContain(mark);
  }
  await found.getByRole("link", { name: /Сильнее всех изменилось/ }).click();
  await expect(page).toHaveURL(/\/dynamics\?.*school=/);
});
