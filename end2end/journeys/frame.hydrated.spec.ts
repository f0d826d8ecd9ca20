// What holds on every page once scripts run: code that arrives in parts over a poor connection.
import { test as base } from "@playwright/test";
import { expect, test } from "../fixtures";

base("a part of the code that does not arrive at once is asked for again", async ({ page }) => {
  // Not the page of the fixture: a lost connection is what the browser may well complain about.
  const crashes: string[] = [];
  page.on("pageerror", (error) => crashes.push(error.message));
  const lost = new Set<string>();
  await page.route("**/pkg/part-*.wasm", async (route) => {
    const address = route.request().url();
    if (lost.has(address)) return route.continue();
    lost.add(address);
    return route.abort("connectionreset");
  });
  await page.goto("/explore?procedure=mcas&subject=math&grade=3-8&year=2021/22");
  await expect(page.locator(".chart__canvas svg").first().getByText("Abington")).toBeVisible();
  expect(lost.size).toBeGreaterThan(10);
  expect(crashes).toEqual([]);
});

test("leaving a page while its code arrives is not an error", async ({ page }) => {
  let isHeld = true;
  const held: Array<() => void> = [];
  await page.route("**/pkg/part-*.wasm", async (route) => {
    if (isHeld) await new Promise<void>((go) => held.push(go));
    await route.continue().catch(() => {});
  });
  await page.goto("/dynamics", { waitUntil: "commit" });
  await expect.poll(() => held.length).toBeGreaterThan(0);
  isHeld = false;
  await page.goto("/explore");
  held.forEach((go) => go());
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("in the hall a chart is enlarged, and its marks are still met by the pointer", async ({ page }) => {
  await page.goto("/preference?mode=hall&back=/explore?procedure=mcas%26subject=math%26grade=3-8%26year=2021/22");
  const canvas = page.locator(".chart__canvas").first();
  const name = canvas.locator("svg").getByText("Abington");
  await expect(name).toBeVisible();
  // Words of 12 pixels become 16.5 high ones.
  const tall = await name.evaluate((it) => it.getBoundingClientRect().height);
  expect(tall).toBeGreaterThan(16);
  const value = canvas.locator("svg").getByText("42,2", { exact: true });
  await value.scrollIntoViewIfNeeded();
  const [line, label] = [await name.boundingBox(), await value.boundingBox()];
  if (!line || !label) throw new Error("nothing is drawn");
  // The dot lies left of its number, in the line of the name.
  const row = line.y + line.height / 2;
  for (let x = label.x - 60; x < label.x && !page.url().includes("municipality="); x += 4) {
    await page.mouse.click(x, row);
  }
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Abington");
});
