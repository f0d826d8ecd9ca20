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
