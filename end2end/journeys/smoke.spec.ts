// The first thing that must hold: there is a page, and it says what it is.
import { expect, test } from "../fixtures";

test("the front page has one heading", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
});
