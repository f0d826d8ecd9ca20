// A corrected file in the place of the one before: seen, taken over, undone; with scripts and without.
import { axe, expect, test } from "../fixtures";
import { FIRST, HEADING, TOKEN, ownServer, type OwnServer } from "../own_server";

// The first file again, without one of its schools of this year.
const SCHOOLS = "/explore?procedure=vpr&subject=matematika&year=2023/24&by=school&indicator=quality";

let own: OwnServer;
let url: string;

test.beforeEach(async () => {
  own = await ownServer(FIRST);
  url = own.url;
});

test.afterEach(() => own.end());

test("f4 what a corrected file no longer has is counted, shown, gone, and comes back", async ({ page }) => {
  test.slow();
  const lines = FIRST.slice(HEADING.length).split("\n").filter((it) => it !== "");
  const left = lines.filter((it) => !it.includes("Лицей «Исток»"));
  const gone = lines.length - left.length;
  expect(gone).toBeGreaterThan(0);
  const corrected = HEADING + left.join("\n") + "\n";
  const lyceum = async () => {
    await page.goto(`${url}${SCHOOLS}`);
    return page.getByRole("row").filter({ hasText: "Лицей «Исток»" });
  };
  await expect((await lyceum()).first()).toContainText("21 из 27");

  await page.goto(`${url}/data?token=${TOKEN}`);
  await page.waitForURL(`${url}/data`);
  const file = { name: "corrected.csv", mimeType: "text/csv", buffer: Buffer.from(corrected) };
  await page.getByLabel("Файлы").setInputFiles([file]);
  await page.getByRole("button", { name: "Загрузить" }).click();
  await page.getByRole("link", { name: "corrected.csv", exact: true }).click();
  const earlier = page.getByRole("listitem").filter({ hasText: "№\u00a01" });
  await expect(earlier).toContainText(`только там\u00a0${gone}`);
  await earlier.getByRole("checkbox", { name: /Вместо импорта/ }).check();
  await page.getByRole("button", { name: "Сравнить как файл вместо отмеченных" }).click();
  await expect(page.getByText(`убрано\u00a0${gone}`)).toBeVisible();
  await expect(page.getByRole("region", { name: "Что изменится" })).toContainText("Лицей «Исток»");
  await axe(page);
  const accept = page.getByRole("checkbox", { name: "всё равно принять" });
  if ((await accept.count()) > 0) {
    await accept.check();
  }
  await page.getByRole("button", { name: "Принять: corrected.csv", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Принято, импорт №2" })).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "вместо него №\u00a02" })).toHaveCount(1);
  await expect(await lyceum()).toHaveCount(0);

  await page.goto(`${url}/data/batches/2`);
  await expect(page.getByText("Вместо импортов")).toBeVisible();
  await axe(page);
  await page.getByRole("button", { name: "Да, отменить импорт" }).click();
  await expect((await lyceum()).first()).toContainText("21 из 27");
});
