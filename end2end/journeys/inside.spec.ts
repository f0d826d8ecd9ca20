// What is inside a work: marks beside those of the journal, primary scores, tasks.
import { axe, expect, test } from "../fixtures";

const WORK = "/inside?subject=matematika&grade=5&year=2025/26";
/** A school of fifty pupils. */
const SCHOOL = `${WORK}&school=syn003005`;

test("c13 marks lie beside those of the journal, in sentence, table and schools by name", async ({ page }) => {
  await page.goto(WORK);
  await expect(page.locator(".sentence")).toContainText("Математика");
  await expect(page.locator(".findings li").first()).toContainText("Отметку журнала работа: понизили");
  const shares = page.locator("#journal");
  await expect(shares.getByRole("row", { name: /понизили/ })).toContainText("из");
  await expect(shares.getByRole("row", { name: /каппа/ })).toContainText("0,");
  // Four marks by four, and the sum of each row.
  await expect(page.locator("#marks tbody tr")).toHaveCount(4);
  await expect(page.locator("#marks tbody tr").first().locator("td")).toHaveCount(5);
  const names = await page.locator("#schools tbody th").allTextContents();
  expect(names.length).toBeGreaterThan(30);
});

test("c13 a school is set against all others of the same work", async ({ page }) => {
  await page.goto(WORK);
  const first = page.locator("#schools tbody th a").first();
  await expect(first).toHaveAttribute("href", /\/inside\?.*school=/);
  await page.goto(SCHOOL);
  await expect(page.locator(".sentence")).toContainText("остальные школы");
  await expect(page.locator("#journal thead")).toContainText("Остальные школы");
  await expect(page.locator("#schools")).toHaveCount(0);
});

test("c11 scores have their boundaries, and jumps are like elsewhere, stronger or weaker", async ({ page }) => {
  await page.goto(SCHOOL);
  await page.getByText("таблиц").first().click();
  await expect(page.locator("details.chart__table tbody tr").first()).toContainText("0");
  const rows = page.locator("#boundaries tbody tr");
  await expect(rows.first()).toContainText("«3»");
  expect(await rows.count()).toBeGreaterThanOrEqual(3);
});

test("c12 tasks stand by their gap to the others, with what may be said", async ({ page }) => {
  await page.goto(SCHOOL);
  await expect(page.locator("#tasks tbody tr")).toHaveCount(12);
  await expect(page.locator("#tasks tbody tr").first()).toContainText("−");
  await expect(page.locator("#tasks .results__downloads a").first()).toHaveAttribute("href", /inside-tasks\.csv/);
});

test("c12 requirements stand by their gap, with level status in words and a file", async ({ page }) => {
  await page.goto(SCHOOL);
  const rows = page.locator("#requirements tbody tr");
  await expect(rows).toHaveCount(5);
  await expect(rows.first()).toContainText("−");
  await expect(rows.filter({ hasText: "достаточный" }).first()).toBeVisible();
  await expect(page.getByText("официальные пороги, не наши")).toBeVisible();
  await expect(page.locator("#requirements .results__downloads a").first()).toHaveAttribute(
    "href",
    /inside-requirements\.csv/,
  );
  await expect(page.locator("#levels tbody tr")).toHaveCount(3);
  await expect(page.locator("#levels tbody th").first()).toContainText("Базовый");
});

test("c12 the two ends of a work are told by sex and class, and of few nothing", async ({ page }) => {
  await page.goto(WORK);
  await expect(page.locator("#low tbody tr", { hasText: "Девочки" })).toContainText("из");
  await expect(page.locator("#low-tasks tbody tr").first()).toContainText("−");
  await expect(page.locator("#high-tasks tbody tr").first()).toContainText("+");
  await expect(page.locator("#groups thead")).toContainText("«5»");
});

test("c12 the map of gaps has schools of a district and classes of a school", async ({ page }) => {
  await page.goto(WORK);
  await expect(page.locator("#map tbody tr").first()).toContainText("Все здесь");
  const school = page.locator("#map tbody th a").first();
  await expect(school).toHaveAttribute("href", /\/inside\?.*school=/);
  await page.goto(SCHOOL);
  await expect(page.locator("#map thead")).toContainText("5А");
  // Colour never alone: a sign, and a word for who does not see it.
  await expect(page.locator("#map td.is-insufficient, #map td.is-sufficient").first()).toContainText(/[✓▼]/);
});

test("c11 c12 c13 a work without rows says so", async ({ page }) => {
  await page.goto("/inside?subject=matematika&grade=5&year=2023/24");
  await expect(page.locator(".sentence")).toContainText("строк учеников нет");
});

test("k1 the page of a work is accessible", async ({ page }) => {
  await page.goto(WORK);
  await expect(page.locator("#tasks")).toBeVisible();
  await axe(page);
});

test("k1 the work of a school with its plan is accessible", async ({ page }) => {
  await page.goto(SCHOOL);
  await expect(page.locator("#requirements")).toBeVisible();
  await axe(page);
});
