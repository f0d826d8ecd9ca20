// What only a browser can measure: the engine in WebAssembly, decoding the cube, the way from a
// click to a painted chart. Started by `cargo xtask bench`; prints one JSON object.
//
//   node bench/browser.mjs SERVER ENGINE.wasm [CUBE]
//
// With the path of a cube there are no clicks.
import { readFileSync } from "node:fs";

import { chromium } from "@playwright/test";

const [server, engine, only] = process.argv.slice(2);
const MATHS = "/explore?procedure=mcas&subject=math&grade=3-8&year=2021/22";
const REPEATED = 41;
const CLICKS = 60;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"],
});
try {
  const { cube, ...clicked } = only ? { cube: server + only } : await clicks();
  console.log(JSON.stringify({ ...clicked, ...(await questions(cube)) }));
} finally {
  await browser.close();
}

/** Medians of the two questions, of pages and of decoding the cube that the server sends, in ms. */
async function questions(cube) {
  const page = await browser.newPage();
  await page.goto(`${server}/healthz`);
  const measure = async ({ wasm, repeated, cube }) => {
    const { instance } = await WebAssembly.instantiate(Uint8Array.from(atob(wasm), (it) => it.charCodeAt(0)));
    const { prepare, ask, page, benchmark, room, decode, memory } = instance.exports;
    const median = (work) => {
      const times = [];
      for (let turn = 0; turn < repeated; turn++) {
        const begun = performance.now();
        work();
        times.push(performance.now() - begun);
      }
      return times.sort((a, b) => a - b)[repeated >> 1];
    };
    const answer = await fetch(cube);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const at = room(bytes.length);
    new Uint8Array(memory.buffer).set(bytes, at);
    const decoded = decode();
    const decoding = median(decode);
    const cells = prepare();
    const rows = [ask(0), ask(1)];
    // The order of `bench::PAGES`.
    const names = ["explore", "dynamics", "comparison", "dynamics_schools", "comparison_schools", "overview"];
    const pages = Object.fromEntries(names.map((it, which) => [`page_${it}`, median(() => page(which))]));
    const lines = names.map((_, which) => page(which));
    // One school against its peers: sets, funnel, intervals and sensitivity of all schools.
    const schools = benchmark();
    const [a, b, benchmarking] = [() => ask(0), () => ask(1), benchmark].map(median);
    return { cells, rows, lines, ...pages, schools, decoded, raw: bytes.length, a, b, benchmarking, decoding };
  };
  const size = async (coding) =>
    Number((await page.request.get(cube, { headers: { "accept-encoding": coding } })).headers()["content-length"]);
  const sizes = { cube_gzip: await size("gzip"), cube_br: await size("br") };
  const wasm = readFileSync(engine).toString("base64");
  const figures = await page.evaluate(measure, { wasm, repeated: REPEATED, cube });
  await page.close();
  return { ...figures, ...sizes };
}

/** Milliseconds from a click on a mark or a row to the frame after the new charts, and requests. */
async function clicks() {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const cube = page.waitForResponse(/\/cube\//);
  await page.goto(server + MATHS);
  await (await cube).finished();
  const cubeUrl = (await cube).url();
  await page.locator(".chart__canvas svg").first().getByText("Abington").waitFor();
  await page.evaluate(() => {
    window.times = [];
    document.addEventListener("click", () => {
      const begun = performance.now();
      let last = begun;
      // What is out of view is drawn later, and nobody waits for it.
      const isInView = (chart) => {
        const { top, bottom } = chart.getBoundingClientRect();
        return top < innerHeight && bottom > 0;
      };
      const watch = new MutationObserver((changes) => {
        const chartOf = ({ target }) => (target instanceof Element ? target : target.parentElement)?.closest(".chart__canvas");
        const charts = new Set(changes.map(chartOf));
        if (![...charts].some((chart) => chart && isInView(chart))) return;
        // The frame is painted when the task after the next animation frame runs.
        requestAnimationFrame(() => setTimeout(() => (last = performance.now())));
      });
      for (const chart of document.querySelectorAll(".chart__canvas")) {
        watch.observe(chart, { childList: true, subtree: true, attributes: true });
      }
      setTimeout(() => {
        watch.disconnect();
        window.times.push(last - begun);
      }, 900);
    }, true);
  });
  const requests = [];
  let steps = 0;
  page.on("request", (request) => {
    // The page asks for the version once a minute, clicks or no clicks.
    if (!/^(data|blob):|\/version$/.test(request.url())) requests.push(request.url());
  });
  for (let turn = 0; turn < CLICKS; turn++) {
    // Down by a mark of the chart, another order, down by a row of the table, up by Back.
    const before = page.url();
    if (turn % 3 === 0) await mark(page, turn);
    else if (turn % 3 === 1) await page.locator(".results .choice a").nth(1 + (turn % 2)).click();
    else await page.locator(".results tbody th a").first().click();
    await page.waitForTimeout(1000);
    if (page.url() !== before) steps++;
    if (turn % 3 === 2) {
      for (; steps > 0; steps--) await page.goBack();
      await page.waitForTimeout(300);
    }
  }
  const times = (await page.evaluate(() => window.times)).sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.ceil(times.length * share) - 1)];
  await page.close();
  return { clicks: times.length, click_p50: at(0.5), click_p95: at(0.95), click_max: at(1), requests_by_clicks: requests, cube: cubeUrl };
}

async function mark(page, turn) {
  const box = await page.locator(".chart__canvas").first().boundingBox();
  const bars = page.locator('.chart__canvas >> nth=0 >> svg path[fill]:not([fill="none"])');
  const count = await bars.count();
  for (let at = turn; at < turn + count; at++) {
    const bar = await bars.nth(at % count).boundingBox();
    // Bars and dots, not the paper they lie on.
    if (bar && bar.width > 2 && bar.height > 2 && bar.height < 40 && bar.width < box.width * 0.9) {
      await page.mouse.click(bar.x + bar.width / 2, bar.y + bar.height / 2);
      return;
    }
  }
  throw new Error("no mark in the chart");
}
