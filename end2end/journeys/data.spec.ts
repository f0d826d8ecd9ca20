// Importing in the browser: what a file is and changes is seen first, taken over, found on the
// dashboard and undone. On a server of its own, because it changes the data.
import { axe, expect, test } from "../fixtures";
import { FIRST, HEADING, PROTOCOL, TOKEN, ownServer, type OwnServer } from "../own_server";

// (16 + 8) of 28 instead of (15 + 6) of 27, a school that is new, and a row that is none.
const LATER =
  HEADING +
  "2024,ВПР,Математика,5,Приречье,Южный,0201,Лицей «Исток»,28,0,4,16,8\n" +
  "2024,ВПР,Математика,5,Приречье,Южный,0203,Гимназия «Заря»,30,1,9,12,8\n" +
  "2024,ВПР,Математика,5,Приречье,Южный,0204,Школа № 4,много,,,,\n";
// A school's own table, and the next one with the same heading: 24 of 44 and 10 of 20 are 4 and 5.
const OWN_HEADING = "Школа;Руководитель;Писали;На «2»;На «3»;На «4»;На «5»\n";
const OWN = `Диагностика по химии, 2024/2025 учебный год\n${OWN_HEADING}Школа № 7;Орлова А. П.;44;4;16;18;6\nИтого;;44;4;16;18;6\n`;
const OWN_NEXT = `Диагностика по химии, 2024/2025 учебный год\n\n${OWN_HEADING}Школа № 8;Волков И. О.;20;1;9;6;4\n`;
const EGE =
  "/explore?procedure=ege&subject=russkiy_yazyk&grade=11&year=2025/26&by=school&indicator=mean_score";
const SCHOOLS = "/explore?procedure=vpr&subject=matematika&year=2023/24&by=school&indicator=quality";

const file = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

let own: OwnServer;
let url: string;

test.beforeEach(async () => {
  own = await ownServer(FIRST);
  url = own.url;
});

test.afterEach(() => own.end());

test("h1 a file is seen, taken over, found on the dashboard and undone", async ({ page }) => {
  // A dozen pages of a server that is only just started.
  test.slow();
  const quality = async () => {
    await page.goto(`${url}${SCHOOLS}`);
    return page.getByRole("row").filter({ hasText: "Лицей «Исток»" }).first();
  };
  await expect(await quality()).toContainText("21 из 27");

  await page.goto(`${url}/data?token=${TOKEN}`);
  await page.waitForURL(`${url}/data`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Данные");
  await axe(page);
  await page.getByLabel("Файлы").setInputFiles([file("later.csv", LATER), file("letter.csv", "a,b\n1,2\n")]);
  await page.getByRole("button", { name: "Загрузить" }).click();
  const line = page.getByRole("row").filter({ hasText: "later.csv" });
  await expect(line).toContainText("новых\u00a01, изменится\u00a01");
  await expect(line).toContainText("не загружено 1");
  await expect(page.getByRole("row").filter({ hasText: "letter.csv" })).toContainText("Принять нельзя");
  await axe(page);

  await line.getByRole("link", { name: "later.csv" }).click();
  await expect(page.getByRole("region", { name: "Что изменится" })).toContainText("0 / 4 / 16 / 8");
  await expect(page.getByRole("listitem").filter({ hasText: "Гимназия «Заря»" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Не число" })).toContainText("много");
  await axe(page);
  // A row is wrong: that must be seen before the file is taken over.
  await page.getByRole("checkbox", { name: "всё равно принять" }).check();
  await page.getByRole("button", { name: "Принять: later.csv", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Принято, импорт №2" })).toBeVisible();
  await expect(await quality()).toContainText("24 из 28");

  await page.goto(`${url}/data`);
  await page.getByRole("button", { name: "Не принимать: letter.csv" }).click();
  await expect(page.getByRole("status").filter({ hasText: "ничего не изменилось" })).toBeVisible();
  await page.getByRole("link", { name: "Отменить импорт 2" }).click();
  await axe(page);
  await page.getByRole("button", { name: "Да, отменить импорт" }).click();
  await expect(page.getByRole("row").filter({ hasText: "later.csv" })).toContainText("отменён");
  await expect(await quality()).toContainText("21 из 27");
  await expect(page.getByText("Гимназия «Заря»")).toHaveCount(0);
});

test("f12 a doubtful school is resolved, and a number leads back to the row", async ({ page, javaScriptEnabled }) => {
  test.slow();
  await page.goto(`${url}/data?token=${TOKEN}`);
  await page.waitForURL(`${url}/data`);
  if (javaScriptEnabled === false) {
    await page.getByLabel("Файлы").setInputFiles([file("protocol.csv", PROTOCOL)]);
    await page.getByRole("button", { name: "Загрузить" }).click();
  } else {
    const dropped = await page.evaluateHandle((text) => {
      const carried = new DataTransfer();
      carried.items.add(new File([text], "protocol.csv", { type: "text/csv" }));
      return carried;
    }, PROTOCOL);
    await page.dispatchEvent(".desk__drop", "drop", { dataTransfer: dropped });
  }
  const line = page.getByRole("row").filter({ hasText: "protocol.csv" });
  await expect(line).toContainText("под вопросом — 1");

  await line.getByRole("link", { name: "protocol.csv" }).click();
  await axe(page);
  const doubt = page.getByRole("group", { name: "МБОУ Лицей «Исток», 0299, Южный" });
  await doubt.getByRole("radio", { name: "это Лицей «Исток», 0201" }).check();
  await page.getByRole("button", { name: "Запомнить решения" }).click();
  await expect(page.getByText("решено раньше: 1")).toBeVisible();
  await expect(page.getByText("новых\u00a02")).toBeVisible();
  await page.getByRole("button", { name: "Принять: protocol.csv", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Принято, импорт №2" })).toBeVisible();

  await page.goto(`${url}${EGE}`);
  const school = page.getByRole("row").filter({ hasText: "Лицей «Исток»" }).first();
  // (71 + 50) / 2, in the school that is known by the code of the other file.
  await expect(school).toContainText("60,5");
  await school.getByRole("link", { name: "источник: Лицей «Исток»" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Источник числа");
  const origin = page.getByRole("row").filter({ hasText: "protocol.csv" });
  await expect(origin).toContainText("2–3 (2\u00a0строки)");
  await axe(page);
  await page.getByRole("link", { name: "Строки учеников за этим числом" }).click();
  const pupil = page.getByRole("row").filter({ hasText: "0007" });
  await expect(pupil).toContainText("71");
  await expect(pupil).toContainText("protocol.csv: 2");
  await axe(page);

  await page.goto(`${url}/data/schools`);
  await expect(page.getByRole("row").filter({ hasText: "0299 это 0201" })).toBeVisible();
  await axe(page);
  await page.goto(`${url}/data/batches/2`);
  await page.getByRole("button", { name: "Да, отменить импорт" }).click();
  await expect(page.getByRole("row").filter({ hasText: "protocol.csv" })).toContainText("отменён");
  await page.goto(`${url}${EGE}`);
  await expect(page.getByText("60,5")).toHaveCount(0);
});

test("h1 a dropped file goes up by itself", async ({ page, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, "dropping is what scripts add");
  await page.goto(`${url}/data?token=${TOKEN}`);
  await page.waitForURL(`${url}/data`);
  const dropped = await page.evaluateHandle((text) => {
    const carried = new DataTransfer();
    carried.items.add(new File([text], "dropped.csv", { type: "text/csv" }));
    return carried;
  }, LATER);
  await page.dispatchEvent(".desk__drop", "drop", { dataTransfer: dropped });
  await expect(page.getByRole("row").filter({ hasText: "dropped.csv" })).toContainText("изменится\u00a01");
});

test("h2 whoever has no token sees the journal and how to get in", async ({ page }) => {
  await page.goto(`${url}/data`);
  await expect(page.getByRole("row").filter({ hasText: "first.csv" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Импорт доступен оператору" })).toBeVisible();
  await expect(page.locator("input[type=file]")).toHaveCount(0);
  await axe(page);
});

test("h3 the columns of a school's own table are explained once", async ({ page }) => {
  test.slow();
  await page.goto(`${url}/data?token=${TOKEN}`);
  await page.waitForURL(`${url}/data`);
  await page.getByLabel("Файлы").setInputFiles([file("own.csv", OWN)]);
  await page.getByRole("button", { name: "Загрузить" }).click();
  await page.getByRole("link", { name: "Указать, что в столбцах" }).click();
  await expect(page.getByLabel("Что это: Школа")).toHaveValue("school");
  await expect(page.getByLabel("Что это: На «2»")).toHaveValue("level_1");
  await expect(page.getByText("Орлова")).toHaveCount(0);
  await expect(page.getByText("не указано: класс (параллель) или класс с литерой")).toBeVisible();
  await axe(page);

  await page.getByLabel("оценочная процедура", { exact: true }).fill("Диагностика");
  await page.getByLabel("класс (параллель)", { exact: true }).fill("8");
  await page.getByRole("button", { name: "Посмотреть, что прочитается" }).click();
  const row = page.getByRole("row").filter({ hasText: "Школа № 7" }).last();
  await expect(row).toContainText("4 / 16 / 18 / 6");
  await expect(page.getByText("строка одной школы; итоги получаются из строк")).toBeVisible();
  await axe(page);
  await page.getByRole("button", { name: "Запомнить и прочитать файл" }).click();
  await expect(page.getByText("Прочитано по запомненной разметке № 1")).toBeVisible();
  await axe(page);
  await page.getByRole("button", { name: "Принять: own.csv", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Принято, импорт №2" })).toBeVisible();
  await page.goto(`${url}/explore?procedure=diagnostika&subject=himiya&grade=8&indicator=quality`);
  await expect(page.getByRole("status").filter({ hasText: "качество знаний" })).toContainText("24 из 44");

  await page.goto(`${url}/data`);
  await page.getByLabel("Файлы").setInputFiles([file("next.csv", OWN_NEXT)]);
  await page.getByRole("button", { name: "Загрузить" }).click();
  await page.getByRole("link", { name: "next.csv" }).click();
  await expect(page.getByText("Прочитано по запомненной разметке № 1")).toBeVisible();
  await page.goto(`${url}/data/columns`);
  await axe(page);
  await page.getByRole("button", { name: "Забыть разметку: own.csv" }).click();
  await expect(page.getByText("Пока ни одной.")).toBeVisible();
});

test("d7 schools are moved to another cluster, from a year on, and back", async ({ page }) => {
  await page.goto(`${url}/data?token=${TOKEN}`);
  await page.waitForURL(`${url}/data`);
  await page.getByRole("link", { name: "Кластеры школ" }).click();
  await expect(page.getByText("В этом году кластеров нет")).toBeVisible();
  await axe(page);
  await page.getByLabel("Коды школ").fill("0101\n0201");
  await page.getByLabel("В кластер").fill("Похожие школы");
  await page.getByLabel("Причина").fill("решение совета");
  await page.getByRole("button", { name: "Посмотреть, что изменится" }).click();
  await expect(page.getByText("Похожие школы, 2023/24: 0 → 2")).toBeVisible();
  await axe(page);
  await page.getByRole("button", { name: /^Принять: clusters/ }).click();
  await expect(page.getByRole("status").filter({ hasText: "Принято, импорт №2" })).toBeVisible();
  await page.getByRole("link", { name: "Кластеры школ" }).click();
  await page.getByText("Похожие школы").click();
  await expect(page.getByText("Причина изменений: решение совета")).toBeVisible();
  await axe(page);
  await page.goto(`${url}/data/batches/2`);
  await page.getByRole("button", { name: "Да, отменить импорт" }).click();
  await page.goto(`${url}/data/clusters`);
  await expect(page.getByText("В этом году кластеров нет")).toBeVisible();
});

test("b9 an event is written down, stands on the axis of dynamics and is taken back", async ({ page }) => {
  test.slow();
  await page.goto(`${url}/data?token=${TOKEN}`);
  await page.waitForURL(`${url}/data`);
  await page.getByRole("link", { name: "События" }).click();
  await page.getByLabel("Учебный год или день").fill("2024-02-05");
  await page.getByLabel("Процедура").selectOption("ВПР");
  await page.getByLabel("Что случилось").fill("карантин");
  await page.getByLabel("Источник").fill("приказ № 7");
  await axe(page);
  await page.getByRole("button", { name: "Записать" }).click();
  await expect(page.getByRole("row").filter({ hasText: "карантин" })).toContainText("приказ № 7");

  const dynamics = `${url}/dynamics?procedure=vpr&subject=matematika&school=0201`;
  await page.goto(dynamics);
  const told = "[1] 2023/24, 2024-02-05, ВПР: карантин. Источник: приказ № 7.";
  await expect(page.getByText(told)).toBeVisible();
  const table = page.locator(".chart__table").first();
  await table.locator("summary").click();
  await expect(table.getByRole("row").filter({ hasText: "2023/24" })).toContainText("[1]");
  await axe(page);
  // What the page still fetches would fail when it is left.
  await page.waitForLoadState("networkidle");

  await page.goto(`${url}/data/events`);
  await page.getByRole("button", { name: "Снять: карантин" }).click();
  await expect(page.getByRole("row").filter({ hasText: "карантин" })).toContainText("снято");
  await page.goto(dynamics);
  await expect(page.getByText("карантин")).toHaveCount(0);
});

test("b5 e10 a break is written down, cuts the series and is taken back", async ({ page }) => {
  test.slow();
  await page.goto(`${url}/data?token=${TOKEN}`);
  await page.waitForURL(`${url}/data`);
  const dynamics = `${url}/dynamics?procedure=vpr&subject=matematika&school=0201`;
  const table = page.locator(".chart__table").first();
  const row = table.getByRole("row").filter({ hasText: "2023/24" });
  const told = "разрыв ряда: новые границы отметок, приказ № 7";
  await page.goto(dynamics);
  await page.waitForLoadState("networkidle");
  await table.locator("summary").click();
  await expect(row).not.toContainText("разрыв ряда");

  await page.goto(`${url}/data`);
  await page.getByRole("link", { name: "Разрывы рядов" }).click();
  await page.getByLabel("С учебного года").fill("2023/24");
  await page.getByLabel("Процедура").selectOption("ВПР");
  await page.getByLabel("Что изменилось").selectOption("новые границы отметок");
  await page.getByLabel("Подробнее").fill("приказ № 7");
  await axe(page);
  await page.getByRole("button", { name: "Записать" }).click();
  await expect(page.getByRole("row").filter({ hasText: "приказ № 7" })).toContainText("ВПР");

  await page.goto(`${dynamics}&since=2022/23&until=2023/24`);
  await table.locator("summary").click();
  await expect(row).toContainText(told);
  await axe(page);
  await page.waitForLoadState("networkidle");

  await page.goto(`${url}/data/breaks`);
  await page.getByRole("button", { name: "Снять: приказ № 7" }).click();
  await expect(page.getByRole("row").filter({ hasText: "приказ № 7" })).toContainText("снято");
  await page.goto(dynamics);
  await page.waitForLoadState("networkidle");
  await table.locator("summary").click();
  await expect(row).not.toContainText("разрыв ряда");
});

test("b7 the stage of an import stands beside its figures", async ({ page }) => {
  test.slow();
  await page.goto(`${url}/data?token=${TOKEN}`);
  await page.waitForURL(`${url}/data`);
  await page.goto(`${url}/data/batches/1`);
  await page.getByLabel("Стадия данных").selectOption("предварительные данные");
  await page.getByRole("button", { name: "Записать" }).click();
  await expect(page.getByLabel("Стадия данных")).toHaveValue("preliminary");
  await axe(page);
  await page.goto(`${url}${SCHOOLS}`);
  await expect(page.locator(".chart__subtitle").first()).toContainText("предварительные данные");
  await page.goto(`${url}/dynamics?procedure=vpr&subject=matematika&school=0201`);
  const table = page.locator(".chart__table").first();
  await table.locator("summary").click();
  await expect(table.getByRole("row").filter({ hasText: "2023/24" })).toContainText("предварительные данные");
});
