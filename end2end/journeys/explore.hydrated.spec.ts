// What only a browser with scripts can show: no requests, marks, keys and downloads.
import { readFileSync } from "node:fs";

import { countRequests, expect, test } from "../fixtures";

const MATHS = "/explore?procedure=mcas&subject=math&grade=3-8&year=2021/22";

/** The page is ready when the cube has come and the first chart is drawn. */
async function ready(page: import("@playwright/test").Page): Promise<void> {
  const cube = page.waitForResponse(/\/cube\//);
  await page.goto(MATHS);
  await (await cube).finished();
  await expect(page.locator(".chart__canvas svg").first().getByText("Abington")).toBeVisible();
}

test("once the cube has arrived, drilling and filtering cause no request", async ({ page }) => {
  await ready(page);
  const requests = countRequests(page);
  await page.getByRole("rowheader", { name: "Abington", exact: true }).getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Abington");
  await page.locator(".menu").filter({ hasText: "Показатель" }).locator("summary").click();
  await page.getByRole("link", { name: "Не достигли минимума" }).click();
  await expect(page).toHaveURL(/indicator=below/);
  await page.goBack();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Massachusetts");
  expect(requests.list).toEqual([]);
});

test("a4 a marked row joins the chart over years and leaves the breakdown alone", async ({ page }) => {
  await ready(page);
  const rows = await page.locator(".results tbody tr").count();
  await page.getByRole("link", { name: "выделить: Abington", exact: true }).click();
  await expect(page).toHaveURL(/mark=00010000/);
  await expect(page.locator(".results tbody tr")).toHaveCount(rows);
  await expect(page.locator("tr.is-marked")).toContainText("Abington");
});

test("k5 marks are reached by arrow keys, spoken, and followed by Enter", async ({ page }) => {
  await ready(page);
  const chart = page.locator(".chart__canvas").first();
  await chart.focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.locator(".chart__spoken").first()).toContainText("%");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/municipality=/);
});

test("g2 a chart is downloaded as SVG and PNG", async ({ page }) => {
  await ready(page);
  for (const kind of ["SVG", "PNG"]) {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: kind }).first().click();
    const file = await download;
    expect(file.suggestedFilename()).toBe(`breakdown.${kind.toLowerCase()}`);
    if (kind === "SVG") expect(readFileSync(await file.path(), "utf8")).not.toContain('family:"');
  }
});
