// What only a script can do on the page of data: stopping an upload half-way.
import { axe, expect, test } from "../fixtures";
import { FIRST, HEADING, TOKEN, ownServer, type OwnServer } from "../own_server";

/** So slow that nobody waits for the end of the file below. */
const UPLOAD_BYTES_PER_SECOND = 64 * 1024;
const LINE = "2024,ВПР,Математика,5,Приречье,Южный,0203,Гимназия «Заря»,30,1,9,12,8\n";

let own: OwnServer;

test.beforeEach(async () => {
  own = await ownServer(FIRST);
});

test.afterEach(() => own.end());

test("h1 an upload that is stopped leaves nothing behind, and the next file goes on", async ({ page, context }) => {
  test.slow();
  const { url } = own;
  await page.goto(`${url}/data?token=${TOKEN}`);
  await page.waitForURL(`${url}/data`);
  const network = await context.newCDPSession(page);
  await network.send("Network.enable");
  const limited = (uploadThroughput: number) =>
    network.send("Network.emulateNetworkConditions", { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput });
  await limited(UPLOAD_BYTES_PER_SECOND);
  const large = { name: "large.csv", mimeType: "text/csv", buffer: Buffer.from(HEADING + LINE.repeat(80_000)) };
  await page.getByLabel("Файлы").setInputFiles([large]);
  await page.getByRole("button", { name: "Загрузить" }).click();
  const progress = page.getByRole("progressbar", { name: "загружается: large.csv" });
  await expect(progress).toBeVisible();
  await axe(page);
  await page.getByRole("button", { name: "Прервать: large.csv" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "large.csv" })).toContainText("прервано, файл не загружен");
  await expect(progress).toHaveCount(0);
  await axe(page);
  await limited(-1);
  await page.reload();
  await expect(page.getByRole("row").filter({ hasText: "large.csv" })).toHaveCount(0);

  const small = { name: "small.csv", mimeType: "text/csv", buffer: Buffer.from(HEADING + LINE) };
  await page.getByLabel("Файлы").setInputFiles([small]);
  await page.getByRole("button", { name: "Загрузить" }).click();
  await expect(page.getByRole("row").filter({ hasText: "small.csv" })).toContainText("новых\u00a01");
});
