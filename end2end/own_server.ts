// A server of a test's own, because the test changes the data. It begins with a few results.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const TOKEN = "0123456789abcdef0123456789abcdef";
export const HEADING =
  "year,procedure,subject,grade,region,municipality,school_code,school,participants,level_1,level_2,level_3,level_4\n";
export const FIRST =
  HEADING +
  "2023,ВПР,Математика,5,Приречье,Южный,0201,Лицей «Исток»,25,0,5,15,5\n" +
  "2024,ВПР,Математика,5,Приречье,Северный,0101,Школа № 1,44,2,14,18,10\n" +
  "2024,ВПР,Математика,5,Приречье,Южный,0201,Лицей «Исток»,27,1,5,15,6\n";

// Two pupils of the lyceum, which this export knows by another code and a longer name.
export const PROTOCOL =
  "Код предмета;Дата экзамена;Статус обработки;Код ОУ;Наименование ОУ;Код участника;Категория;Класс;Муниципальный район;Первичный балл;Балл;Зачет\n" +
  "1;2026.06.01;6;0299;МБОУ Лицей «Исток»;0007;Выпускник текущего года;11;Южный;30;71;1\n" +
  "1;2026.06.01;6;0299;МБОУ Лицей «Исток»;0008;Выпускник текущего года;11;Южный;20;50;1\n" +
  "1;2026.06.01;6;0101;Школа № 1;0009;Выпускник текущего года;11;Северный;25;64;1\n";

export interface OwnServer {
  readonly url: string;
  /** Gives a file over the API and takes it over. */
  take(name: string, text: string): Promise<void>;
  end(): void;
}

/** Starts a server with an operator and these results, as a program would give them. */
export async function ownServer(first: string, options: readonly string[] = []): Promise<OwnServer> {
  const folder = mkdtempSync(join(tmpdir(), "razrez-data-"));
  const database = `sqlite://${join(folder, "data.db")}?mode=rwc`;
  const binary = process.env.RAZREZ_BINARY ?? "../target/debug/razrez";
  const server = spawn(binary, ["serve", "--listen", "127.0.0.1:0", "--database", database, ...options], {
    env: { ...process.env, RAZREZ_TOKEN: TOKEN },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const end = () => {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  const url = await new Promise<string>((resolve, reject) => {
    server.once("error", reject);
    server.stdout?.on("data", (said) => {
      const found = /Razrez: (http:\S+)/.exec(String(said));
      if (found) resolve(found[1]);
    });
  });
  const post = async (path: string, body = "") => {
    const headers = { authorization: `Bearer ${TOKEN}` };
    const answer = await fetch(`${url}/api/v1${path}`, { method: "POST", body, headers });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  const take = async (name: string, text: string) => {
    const [{ id }] = (await (await post(`/imports?file=${name}`, text)).json()) as { id: string }[];
    await post(`/imports/${id}/take-over?accept_errors=true`);
  };
  await take("first.csv", first);
  return { url, take, end };
}
