// The page of signals: schools × six questions, each count equal to its list.
import { axe, expect, test } from "../fixtures";

test("row 49 every count of the matrix is the length of its list", async ({ page }) => {
  await page.goto("/signals");
  await expect(page.locator(".sentence")).toContainText("случайно отметилось бы");
  const column = page.locator("#matrix thead th.signals__problem").nth(3);
  const counted = Number((await column.locator(".signals__counts").textContent())?.match(/^\d+/)?.[0]);
  expect(counted).toBeGreaterThan(0);
  await column.getByRole("link").click();
  await expect(page).toHaveURL(/problem=unsatisfactory/);
  await expect(page.locator("#matrix tbody tr")).toHaveCount(counted);
  await page.getByRole("link", { name: "показать все школы" }).click();
  await expect(page).not.toHaveURL(/problem=/);
});

test("row 10 row 49 a cell says how it lies beside the years before", async ({ page }) => {
  await page.goto("/signals?problem=unsatisfactory");
  const cells = page.locator("#matrix tbody tr td.signals__cell:nth-of-type(4)");
  const lasting = await cells.locator(".signals__lasting").allTextContents();
  expect(lasting.length).toBeGreaterThan(0);
  for (const it of lasting) expect(it).toMatch(/^(новый|[23]-й год)$/);
  // The year before is one step away, and there the same school has its own sign.
  const second = page.locator("td.signals__cell:nth-of-type(4) .signals__lasting", { hasText: "2-й год" });
  const repeated = page.locator("#matrix tbody tr").filter({ has: second }).first();
  const school = await repeated.locator("th").innerText();
  await page.goto("/signals?problem=unsatisfactory&year=2024/25&rows=1000");
  await expect(page.locator("#matrix tbody tr th", { hasText: school }).first()).toBeVisible();
});

test("row 49 little participation in contests is told of every school of the demonstration", async ({ page }) => {
  await page.goto("/signals?problem=contests");
  // The district has contests: the column counts schools, and its list says of how many pupils.
  const column = page.locator("th.signals__problem").nth(4);
  const counted = Number((await column.locator(".signals__counts").textContent())?.match(/^\d+/)?.[0]);
  expect(counted).toBeGreaterThan(0);
  await expect(page.locator("#matrix tbody tr")).toHaveCount(counted);
  await page.locator("#matrix tbody tr").first().locator("td.signals__cell").nth(4).getByRole("link").click();
  await expect(page.locator("#cell")).toContainText("Участий в олимпиадах меньше обычного");
});

test("e15 a cell opens to fact, hypothesis and what to check, layer by layer", async ({ page }) => {
  await page.goto("/signals?problem=bias");
  await page.locator("#matrix tbody tr").first().locator("td.signals__cell").nth(1).getByRole("link").click();
  await expect(page).toHaveURL(/cell=.*:bias/);
  const open = page.locator("#cell");
  await expect(open.getByRole("heading", { name: "По документу" })).toBeVisible();
  await expect(open.getByRole("heading", { name: "По нашим правилам" })).toBeVisible();
  await expect(open.getByText("Гипотеза.").first()).toBeVisible();
  await expect(open.getByText("Что проверить.").first()).toBeVisible();
  await open.getByRole("link", { name: "закрыть" }).click();
  await expect(page.locator("#cell")).toHaveCount(0);
});

test("e13 what rests on pupil rows names its tasks and leads to the work from inside", async ({ page }) => {
  await page.goto("/signals?problem=bias");
  await page.locator("#matrix tbody tr").first().locator("td.signals__cell").nth(1).getByRole("link").click();
  const tasks = page.locator("#cell details", { hasText: "лёгкие задания хуже" });
  await expect(tasks).not.toContainText("нужны результаты каждого ученика");
  if (!(await tasks.evaluate((it) => (it as HTMLDetailsElement).open))) await tasks.locator("summary").click();
  const easy = tasks.getByRole("row").filter({ hasText: "треть самых лёгких заданий" }).first();
  await expect(easy).toContainText("%");
  await easy.getByRole("link").click();
  await expect(page).toHaveURL(/\/inside\?.*school=/);
});

test("row 11 the index of objectivity stands by work and year", async ({ page }) => {
  await page.goto("/signals");
  const index = page.locator("#index");
  await expect(index.getByRole("rowheader", { name: "все работы" })).toBeVisible();
  await expect(index.getByRole("columnheader", { name: "2025/26" })).toBeVisible();
});

test("row 63 a change is told beside what was to be expected without measures", async ({ page }) => {
  await page.goto("/signals?problem=unsatisfactory");
  await page.locator("#matrix tbody tr").first().locator("td.signals__cell").nth(3).getByRole("link").click();
  await expect(page.locator("#cell")).toContainText("ожидалось без мер");
  // The picture has its numbers in a table: three rows, the measured ones with their counts.
  const change = page.locator("#chart-signals-effect");
  await change.locator("summary").click();
  const rows = change.locator("tbody tr");
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(0)).toContainText(/было.*\d+ из \d+/);
  await expect(rows.nth(1)).toContainText("ожидалось без мер");
  await expect(rows.nth(2)).toContainText(/стало.*\d+ из \d+/);
});

test("e15 the scores behind a signal of biased results stand beside those of the region", async ({ page }) => {
  await page.goto("/signals?problem=bias");
  await page.locator("#matrix tbody tr").first().locator("td.signals__cell").nth(1).getByRole("link").click();
  const scores = page.locator("#chart-signals-scores");
  await expect(scores).toContainText("линия — остальные школы");
  await scores.locator("summary").click();
  expect(await scores.locator("tbody tr").count()).toBeGreaterThan(10);
});

test("k1 the page of signals is accessible, with a cell open", async ({ page }) => {
  await page.goto("/signals?problem=bias");
  await axe(page);
  await page.locator("#matrix tbody tr").first().locator("td.signals__cell").nth(1).getByRole("link").click();
  await expect(page.locator("#cell")).toBeVisible();
  await axe(page);
});
