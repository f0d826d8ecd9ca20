// What is around every page: finder, language, theme, addresses that lead nowhere.
import { axe, expect, test } from "../fixtures";

test("the overview says what there is and leads into it", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Что есть и как дела");
  await expect(page.getByText("Учебный район (синтетические данные)").first()).toBeVisible();
  await expect(page.getByText("Massachusetts").first()).toBeVisible();
  await expect(page.getByText("България").first()).toBeVisible();
  await axe(page);
  await page.getByRole("link", { name: /Исследовать/ }).first().click();
  await expect(page).toHaveURL(/\/explore/);
});

test("an address that says nothing opens the synthetic district, and says that it is one", async ({ page }) => {
  await page.goto("/explore");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Учебный район (синтетические данные)");
});

test("a6 the finder forgives spelling", async ({ page }) => {
  await page.goto("/find?q=abingdon");
  await axe(page);
  await page.getByRole("link", { name: "Abington", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Abington");
});

test("k7 the interface speaks English too", async ({ page }) => {
  await page.goto("/methods");
  await page.getByRole("link", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Methods");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await axe(page);
});

test("an address that leads nowhere says so", async ({ page }) => {
  // The browser itself reports the 404 of the document in its console.
  const answer = await page.request.get("/nowhere");
  expect(answer.status()).toBe(404);
  expect(await answer.text()).toContain("Такой страницы нет");
});

test("k1 the page of an address that leads nowhere is accessible", async ({ page }) => {
  const text = await (await page.request.get("/nowhere")).text();
  // Opened as it is answered, but without the 404 that the browser would report in its console.
  await page.route("**/nowhere", (route) => route.fulfill({ status: 200, contentType: "text/html", body: text }));
  await page.goto("/nowhere");
  await expect(page.getByText("Такой страницы нет").first()).toBeVisible();
  await axe(page);
});

test("downloads hold what is shown", async ({ page }) => {
  const query = "procedure=mcas&subject=math&grade=3-8&year=2021/22&municipality=00010000";
  const csv = await page.request.get(`/export/explore.csv?${query}`);
  expect(csv.status()).toBe(200);
  expect(await csv.text()).toContain("Abington Middle");
  const xlsx = await page.request.get(`/export/explore.xlsx?${query}`);
  expect(xlsx.status()).toBe(200);
});
