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

export interface OwnServer {
  readonly url: string;
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
  const authorization = { authorization: `Bearer ${TOKEN}` };
  const api = (path: string, body = "") =>
    fetch(`${url}/api/v1${path}`, { method: "POST", body, headers: authorization });
  const [{ id }] = (await (await api("/imports?file=first.csv", first)).json()) as { id: string }[];
  const { status } = await api(`/imports/${id}/take-over`);
  if (status !== 200) throw new Error(`the first results were not taken over: ${status}`);
  return { url, end };
}
