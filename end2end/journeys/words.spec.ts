// A new word of a file is told to be a known subject, is remembered for the next file, and forgotten; with
// scripts and without.
import { axe, expect, test } from "../fixtures";
import { FIRST, HEADING, TOKEN, ownServer, type OwnServer } from "../own_server";

const SHORTENED = "2025,ВПР,Матем.,5,Приречье,Южный,0201,Лицей «Исток»,30,0,4,18,8\n";

let own: OwnServer;
let url: string;

test.beforeEach(async () => {
  own = await ownServer(FIRST);
  url = own.url;
});

test.afterEach(() => own.end());

test("f5 a word is told once and holds for later files until it is forgotten", async ({ page }) => {
  test.slow();
  await page.goto(`${url}/data?token=${TOKEN}`);
  await page.waitForURL(`${url}/data`);
  const give = async (name: string, text: string) => {
    await page.goto(`${url}/data`);
    const file = { name, mimeType: "text/csv", buffer: Buffer.from(HEADING + text) };
    await page.getByLabel("Файлы").setInputFiles([file]);
    await page.getByRole("button", { name: "Загрузить" }).click();
    await page.getByRole("link", { name, exact: true }).click();
  };
  await give("shortened.csv", SHORTENED);
  const word = page.getByLabel("предмет «Матем.»");
  await expect(word).toBeVisible();
  await axe(page);
  await word.selectOption({ label: "Математика" });
  await page.getByRole("button", { name: "Запомнить и прочитать заново" }).click();
  await expect(page.getByText("Новые слова")).toHaveCount(0);
  await page.getByRole("button", { name: "Принять: shortened.csv", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Принято, импорт №2" })).toBeVisible();
  const subject = "/explore?procedure=vpr&subject=matematika&year=2024/25&by=school&indicator=quality";
  await page.goto(`${url}${subject}`);
  const lyceum = page.getByRole("row").filter({ hasText: "Лицей «Исток»" });
  await expect(lyceum.first()).toContainText("26 из 30");

  await give("next.csv", SHORTENED.replace("2025,", "2026,"));
  await expect(page.getByText("Новые слова")).toHaveCount(0);
  await page.goto(`${url}/data/meanings`);
  await expect(page.getByRole("row").filter({ hasText: "Математика" })).toHaveCount(1);
  await axe(page);
  await page.getByRole("button", { name: /^Забыть/ }).click();
  await expect(page.getByText("Пока ничего не сказано.")).toBeVisible();
});
