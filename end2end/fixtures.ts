// What every browser test starts from: a page that tolerates no complaint in the console, and
// two helpers for the promises that hold on every screen (requests, accessibility).
// Import `test` and `expect` from here, never from Playwright itself.
import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";

/** A page that fails its test when the console warns or a script (or WASM) throws. */
export const test = base.extend({
  page: async ({ page, javaScriptEnabled }, use) => {
    const complaints: string[] = [];
    page.on("console", (message) => {
      // Without scripts nothing uses the WASM that the page preloads for those who have them.
      const expected = !javaScriptEnabled && message.text().includes("was preloaded");
      const complains = ["error", "warning"].includes(message.type());
      if (complains && !expected) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    await use(page);
    expect(complaints, "complaints in the browser's console").toEqual([]);
  },
});

/** Requests the page has made since this was called, as "GET /address". */
export function countRequests(page: Page): { readonly count: number; readonly list: string[] } {
  const list: string[] = [];
  page.on("request", (request) => {
    const { protocol, pathname, search } = new URL(request.url());
    // Images and downloads made by the page itself leave no trace on the network.
    if (protocol === "data:" || protocol === "blob:") return;
    list.push(`${request.method()} ${pathname}${search}`);
  });
  return {
    get count() {
      return list.length;
    },
    list,
  };
}

/**
 * Fails when axe finds a violation of WCAG 2.2 A or AA in the page as it is now.
 * Does nothing in the project `no-script`, where axe cannot run either; the project `hydrated`
 * visits the same pages.
 */
export async function axe(page: Page): Promise<void> {
  if (test.info().project.use.javaScriptEnabled === false) return;
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  const summary = violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(" ")).join(", ")})`,
  );
  expect(summary, "accessibility").toEqual([]);
}

export { expect };
