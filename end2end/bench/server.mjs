// What a user of the server waits for: the first byte of a page alone, and the same page under
// load. Started by `cargo xtask bench`; prints one JSON object.
//
//   node bench/server.mjs SERVER
import { Agent, request } from "node:http";

const [server] = process.argv.slice(2);
// Four hundred districts: the page shows the first 50 rows, more by link.
const PAGE = "/explore?procedure=mcas&subject=math&grade=3-8&year=2021/22";
const ALONE = 41;
const PER_SECOND = 50;
const SECONDS = 20;

const agent = new Agent({ keepAlive: true });

/** Status, body and time to the first byte (ms). */
function get(path) {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const sent = request(server + path, { agent }, (answer) => {
      const first = performance.now() - begun;
      let body = "";
      answer.on("data", (part) => (body += part));
      answer.on("end", () => resolve({ status: answer.statusCode, first, body }));
    });
    sent.on("error", reject);
    sent.end();
  });
}

const at = (times, share) => times.sort((a, b) => a - b)[Math.ceil(times.length * share) - 1];

/** Requests leave at their time, whether or not the ones before have been answered. */
async function load() {
  const begun = performance.now();
  const times = [];
  const running = [];
  for (let turn = 0; turn < PER_SECOND * SECONDS; turn++) {
    const due = turn * (1000 / PER_SECOND);
    const wait = due - (performance.now() - begun);
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const sent = begun + due;
    running.push(
      get(PAGE).then(({ status }) => {
        if (status !== 200) throw new Error(`status ${status}`);
        times.push(performance.now() - sent);
      }),
    );
  }
  await Promise.all(running);
  return times;
}

const page = await get(PAGE);
const rows = page.body.split('<section class="results')[1].split("<tbody>")[1].split("</tbody>")[0].split("<tr").length - 1;
const firsts = [];
for (let turn = 0; turn < ALONE; turn++) firsts.push((await get(PAGE)).first);
const times = await load();
console.log(
  JSON.stringify({ rows, ttfb: at(firsts, 0.5), ttfb_p95: at(firsts, 0.95), load_p50: at(times, 0.5), load_p95: at(times, 0.95), load_max: at(times, 1), requests: times.length }),
);
agent.destroy();
