// The page of dynamics: one place through the years, beside what contains it.
import { axe, expect, test } from "../fixtures";

const MATHS = "procedure=mcas&subject=math&grade=3-8";

test("b1 b3 two years are compared with what the interval says", async ({ page }) => {
  await page.goto(`/dynamics?${MATHS}`);
  // 200,734 of 409,616, then 154,041 of 384,882.
  await expect(page.locator(".sentence")).toContainText(
    "49,0\u00a0% (200\u202f734\u00a0из\u00a0409\u202f616) → 40,0\u00a0% (154\u202f041\u00a0из\u00a0384\u202f882)",
  );
  await expect(page.locator(".sentence")).toContainText("−9,0\u00a0п. п.: хуже");
  await page.locator(".menu").filter({ hasText: "С года" }).locator("summary").click();
  await page.locator(".menu").filter({ hasText: "С года" }).getByRole("link", { name: "2020/21" }).click();
  await expect(page).toHaveURL(/since=2020\/21/);
  await expect(page.locator(".sentence")).toContainText(/34,1\u00a0% \([^)]+\) → 40,0\u00a0% \([^)]+\)/);
  await expect(page.locator(".sentence")).toContainText("+5,9\u00a0п. п.: лучше");
});

test("b2 a district stands beside the whole, year by year", async ({ page }) => {
  await page.goto(`/dynamics?${MATHS}&municipality=00010000`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Abington");
  const table = page.locator(".chart__table").first();
  await table.locator("summary").click();
  // The last column leads to the source.
  await expect(table.getByRole("columnheader")).toContainText(["Massachusetts", "источник"]);
  await expect(table.getByRole("row").filter({ hasText: "2016/17" })).toContainText("49,0");
  await expect(table.getByRole("row").filter({ hasText: "2019/20" })).toContainText("–");
});

test("b10 the change is taken apart, and the parts sum to it", async ({ page }) => {
  await page.goto(`/dynamics?${MATHS}&by=municipality`);
  const table = page.locator(".chart__table").nth(1);
  await table.locator("summary").click();
  // 0.40022916 − 0.49005410; contributions have a decimal more than the change.
  await expect(table.locator("tfoot")).toContainText("−8,98");
});

test("the place and the filters stay when the page changes", async ({ page }) => {
  await page.goto(`/explore?${MATHS}&year=2021/22&municipality=00010000`);
  await page.getByRole("navigation", { name: "Разделы" }).getByRole("link", { name: "Динамика" }).click();
  await expect(page).toHaveURL(/\/dynamics\?.*municipality=00010000/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Abington");
});

test("b1 a school is followed beside its cluster, which is a place of its own", async ({ page }) => {
  await page.goto("/explore?procedure=district_vpr&by=cluster");
  const cluster = page.locator(".results tbody th a").first();
  const name = (await cluster.textContent())!.trim();
  await cluster.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Кластер: ${name}`);
  await expect(page.getByRole("heading", { name: /по школам$/ }).first()).toBeVisible();
  await page.locator(".results tbody th a").first().click();
  await page.getByRole("navigation", { name: "Разделы" }).getByRole("link", { name: "Динамика" }).click();
  await expect(page.locator(".chart__table").first()).toContainText(`Кластер: ${name}`);
});

test("k1 the page of dynamics is accessible", async ({ page }) => {
  await page.goto(`/dynamics?${MATHS}&municipality=00010000`);
  await axe(page);
});

test("b4 the line is carried on for one year, and said to be no promise", async ({ page }) => {
  await page.goto(`/dynamics?${MATHS}`);
  // Slopes of all pairs of five years: the middle ones −0.021872 and −0.017965; the middle year
  // 2018/19, the middle value 0.487715, and 0.487715 − 4 · 0.019918 = 0.408.
  const remarks = page.locator(".remarks");
  await expect(remarks).toContainText("Если тенденция продолжится, 2022/23: 40,8\u00a0%");
  await expect(remarks).toContainText("в\u00a02021/22 n\u00a0=\u00a0384\u202f882");
  await expect(remarks).toContainText("не обещание");
  // Levels of MCAS are no marks: the official rule about «2» does not speak of them.
  await expect(remarks).not.toContainText("ФИОКО");
});

test("the official rule stands beside ours, and says that it knows no chance", async ({ page }) => {
  await page.goto("/dynamics?procedure=district_vpr");
  const remarks = page.locator(".remarks");
  await expect(remarks).toContainText(
    /ФИОКО \(2026, с\. 8\), доля «2»: \d+,\d\u00a0% \([\d\u202f]+\u00a0из\u00a0[\d\u202f]+\) → \d+,\d\u00a0% \([\d\u202f]+\u00a0из\u00a0[\d\u202f]+\), (положительная|нейтральная|отрицательная) динамика/,
  );
  await expect(remarks).toContainText("не учитывает случайный разброс");
});

test("b8 the same children are followed from grade to grade", async ({ page }) => {
  await page.goto("/explore?procedure=district_vpr&by=school");
  await page.locator(".results tbody th a").first().click();
  await page.getByRole("navigation", { name: "Разделы" }).getByRole("link", { name: "Динамика" }).click();
  await expect(page.locator(".figure").first()).toContainText("к прошлому году");
  const cohort = page.locator("figure").filter({ hasText: "те же дети из года в год" });
  await cohort.locator(".chart__table summary").click();
  const grades = await cohort.locator("tbody tr td:nth-child(2)").allTextContents();
  expect(grades.length).toBeGreaterThan(1);
  expect([...grades].sort()).toEqual(grades);
  await axe(page);
});

test("c3 domain row 12 subjects and procedures stand against years around a whole that is chosen", async ({ page }) => {
  await page.goto("/explore?procedure=district_vpr&by=school");
  await page.locator(".results tbody th a").first().click();
  await page.getByRole("navigation", { name: "Разделы" }).getByRole("link", { name: "Динамика" }).click();
  const subjects = page.locator("#chart-subject-grid");
  await expect(subjects).toContainText("отличие от целого в той же работе того же года");
  await subjects.locator("summary").click();
  await expect(subjects.getByRole("columnheader").first()).toHaveText("Предмет");
  expect(await subjects.locator("tbody tr").count()).toBeGreaterThan(1);
  // A value and, in brackets, what it is set against.
  await expect(subjects.locator("tbody td").last()).toContainText(/\(\d/);
  const procedures = page.locator("#chart-procedure-grid");
  await procedures.locator("summary").click();
  await expect(procedures.getByRole("rowheader", { name: "ВПР" })).toBeVisible();
  await expect(procedures.getByRole("rowheader", { name: "ОГЭ" })).toBeVisible();
  // The widest whole stands first; another one is a link.
  const other = subjects.locator(".chart__subtitle a").first();
  const name = (await other.textContent())!.trim();
  await other.click();
  await expect(page).toHaveURL(/against=(municipality|cluster)/);
  await expect(subjects).toContainText(`от целого в той же работе того же года (${name})`);
  await axe(page);
});
