// The page of benchmarking: a school beside schools like it, and all schools of a place.
import { axe, expect, test } from "../fixtures";

/** A school of the synthetic district that is in a cluster. */
const SCHOOL = "school=syn001005";

test("c1 without a school the page shows all of them and offers the choice", async ({ page }) => {
  await page.goto("/benchmark");
  await expect(page.locator(".sentence")).toContainText("Выберите школу");
  await expect(page.locator("#schools tbody tr").first()).toBeVisible();
  await page.locator("#schools tbody tr").nth(3).getByRole("link").click();
  await expect(page).toHaveURL(/\/benchmark\?.*school=/);
  await expect(page.locator(".sentence")).toContainText("медиана");
});

test("c9 schools can be put in order, each with its place and that of the year before", async ({ page }) => {
  await page.goto("/benchmark");
  await page.locator("#schools").getByRole("link", { name: "по убыванию" }).click();
  await expect(page).toHaveURL(/order=falling/);
  const first = page.locator("#schools tbody tr").first();
  await expect(first.locator("td").nth(4)).toHaveText(/^1(–\d+)? из \d+$/);
});

test("d1 d2 from a school it is one click to those like it, and it is said why these", async ({ page }) => {
  await page.goto(`/explore?${SCHOOL}`);
  await page.getByRole("link", { name: "Рядом с похожими школами" }).click();
  await expect(page).toHaveURL(/\/benchmark\?.*school=/);
  await page.locator("#why > summary").click();
  const why = page.locator("#why table");
  await expect(why.getByRole("columnheader", { name: "Расстояние" })).toBeVisible();
  await expect(why.getByRole("columnheader", { name: "обучающихся" })).toBeVisible();
  expect(await why.locator("tbody tr").count()).toBeGreaterThan(5);
});

test("d12 row 52 what a school is set against is a choice in the address", async ({ page }) => {
  await page.goto(`/benchmark?${SCHOOL}`);
  const against = page.locator("details.menu", { hasText: "С кем сравнивать" });
  await against.locator("summary").click();
  await against.getByRole("link", { name: /муниципалитет/ }).click();
  await expect(page).toHaveURL(/against=municipality/);
  await expect(page.locator(".sentence")).toContainText("У школ муниципалитета");
});

test("d4 a set by conditions tells how many schools match", async ({ page }) => {
  await page.goto(`/benchmark?${SCHOOL}`);
  await page.getByText("Набор по условиям", { exact: true }).click();
  const form = page.locator("form.fields", { has: page.getByLabel("обучающихся, от") });
  await form.getByLabel("обучающихся, от").fill("1");
  await form.getByRole("button", { name: "Показать" }).click();
  await expect(page).toHaveURL(/pupils_from=1/);
  await expect(page.getByText(/^Подходит: \d+/)).toBeVisible();
});

test("d3 schools are put into an own set by name and taken out of it", async ({ page }) => {
  await page.goto(`/benchmark?${SCHOOL}`);
  await page.getByText("Свой набор школ", { exact: true }).click();
  const form = page.locator("form.fields", { has: page.locator("select[name=set]") });
  await form.locator("select[name=set]").selectOption("syn001002");
  await form.getByRole("button", { name: "Добавить" }).click({ timeout: 2_000 }).catch(() => {
    // With scripts the choice alone is the step.
  });
  await expect(page).toHaveURL(/against=set.*set=syn001002/);
  const chip = page.getByRole("list", { name: "Свой набор школ" }).locator(".tags__tag");
  await expect(chip).toHaveCount(1);
  await chip.getByRole("link").click();
  await expect(page).not.toHaveURL(/set=syn001002/);
});

test("d6 beside fewer than five schools nothing is concluded, and it is said why", async ({ page }) => {
  await page.goto(`/benchmark?${SCHOOL}&against=set&set=syn001001,syn001002`);
  await expect(page.locator(".sentence")).toContainText("меньше пяти: вывода нет");
});

test("d10 the cluster is that of the year that is looked at", async ({ page }) => {
  for (const year of ["2023/24", "2025/26"]) {
    await page.goto(`/benchmark?${SCHOOL}&against=cluster&year=${year}`);
    await expect(page.getByText(`состав на год ${year}`)).toBeVisible();
  }
});

test("d3 any school is found by its number and put into the set", async ({ page }) => {
  await page.goto(`/benchmark?${SCHOOL}&against=set&set=syn001002`);
  const field = page.locator("input[name=seek]");
  const add = page.locator("ul.found").getByRole("link").first();
  await field.fill("syn002001");
  await field.press("Enter");
  await expect(page).toHaveURL(/seek=syn002001/);
  await expect(add).toBeVisible();
  await add.click();
  await expect(page).toHaveURL(/set=syn001002,syn002001/);
  await expect(page.getByRole("list", { name: "Свой набор школ" }).locator(".tags__tag")).toHaveCount(2);
});

test("d12 the line of pictures is the mean or the median, as the address says", async ({ page }) => {
  await page.goto(`/benchmark?${SCHOOL}&against=municipality`);
  const caption = page.locator("#chart-benchmark-schools");
  await expect(caption).toContainText("участники вместе");
  await page.goto(`/benchmark?${SCHOOL}&against=municipality&line=median`);
  await expect(caption).toContainText("Линия: муниципалитет, медиана");
});

test("d11 it is said whether other sets would say the same", async ({ page }) => {
  await page.goto(`/benchmark?${SCHOOL}&against=peers`);
  await expect(page.locator(".sentence")).toContainText(/Вывод (устойчив к составу набора|зависит от набора)/);
});

test("d12 the lines of the pictures follow the reference that was chosen", async ({ page }) => {
  for (const [query, name] of [
    ["against=municipality", "муниципалитет, участники вместе"],
    ["against=region&centre=schools", "регион, среднее школ"],
    ["against=target&target=55", "целевое значение 55"],
  ]) {
    await page.goto(`/benchmark?${SCHOOL}&${query}`);
    await expect(page.locator("#chart-benchmark-schools figcaption")).toContainText(`Линия: ${name}`);
    await expect(page.locator("#chart-benchmark-funnel figcaption")).toContainText(`Линия: ${name}`);
  }
});

test("row 81 who is surely among the first and who may be are told apart", async ({ page }) => {
  await page.goto("/benchmark");
  const top = page.locator("#top");
  await top.locator("summary").click();
  await expect(top).toContainText(/заведомо: \d+, могут быть: \d+/);
  const certainty = await top.locator("tbody tr td:last-child").allInnerTexts();
  expect(new Set(certainty)).toEqual(new Set(["заведомо", "могут быть"]));
  // The places of those who may be reach beyond the list.
  const size = Number((await top.locator("summary").innerText()).match(/Первые (\d+)/)?.[1]);
  const places = await top.locator("tbody tr").filter({ hasText: "могут быть" }).locator("td:nth-last-child(2)").allInnerTexts();
  for (const place of places) {
    const worst = Number(place.match(/\((?:\d+–)?(\d+) из/)?.[1]);
    expect(worst).toBeGreaterThan(size);
  }
});

test("row 81 the list of a place has an address, a way to it and files", async ({ page }) => {
  await page.goto("/explore?by=school");
  await page.getByRole("link", { name: "Первые 10", exact: true }).click();
  await expect(page).toHaveURL(/\/benchmark\?.*top=10#top/);
  const top = page.locator("#top");
  await expect(top.locator("tbody tr").first()).toBeVisible();
  await expect(top.getByRole("link", { name: "10", exact: true })).toHaveAttribute("aria-current", "true");
  await expect(top.getByRole("link", { name: /CSV/ })).toHaveAttribute("href", /benchmark-top\.csv\?.*top=10/);
});

test("row 85 from whom to learn names schools, in what, and by how much", async ({ page }) => {
  await page.goto(`/benchmark?${SCHOOL}`);
  const lessons = page.locator("#lessons");
  await expect(lessons.getByRole("heading", { name: "У кого поучиться" })).toBeVisible();
  const rows = lessons.locator("tbody tr");
  const schools = await rows.locator("th").allInnerTexts();
  expect(schools.length).toBeGreaterThan(0);
  // «Математика: 71 % (52 %, +19 п. п.)»: of the other, the own, and the difference.
  const said = (await rows.first().locator("td").innerText()).match(/: ([\d,]+)\s%.*?\(([\d,]+)\s%, \+/);
  const [theirs, own] = [said?.[1], said?.[2]].map((it) => Number(it?.replace(",", ".")));
  expect(theirs).toBeGreaterThan(own);
  // Each is a school of the cluster that stands above.
  await expect(lessons).toContainText("кластер");
  await rows.first().getByRole("link").first().click();
  await expect(page).toHaveURL(/school=/);
});

test("row 62 a strip has its quartiles, median and own interval, and all of it stands in a table", async ({ page }) => {
  await page.goto(`/benchmark?${SCHOOL}&against=peers`);
  const table = page.locator("#standings table, #chart-benchmark-strips table").first();
  const heads = (await table.locator("thead").textContent())?.toLowerCase();
  for (const it of ["медиана", "четверти", "вывод"]) expect(heads).toContain(it);
  const numbers = await table.locator("tbody tr").first().locator("td").allTextContents();
  expect(numbers.filter((it) => /\d/.test(it)).length).toBeGreaterThan(2);
});

test("e13 a verdict is no judgement, and the rule of a quarter is one click away (d9)", async ({ page }) => {
  await page.goto("/benchmark");
  await expect(page.getByText("Это не оценка школы или учителя", { exact: false })).toBeVisible();
  await page.locator("#bands > summary").click();
  await expect(page.locator("#bands")).toContainText("нижний квартиль");
});

test("k1 the page of benchmarking is accessible", async ({ page }) => {
  await page.goto("/benchmark");
  await expect(page.locator(".sentence")).toContainText("Выберите школу");
  await axe(page);
});

test("k1 the page of a school beside others is accessible", async ({ page }) => {
  await page.goto(`/benchmark?${SCHOOL}`);
  await expect(page.locator(".sentence")).toContainText("медиана");
  await axe(page);
});
