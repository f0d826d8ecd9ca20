// How the browser tests run. `cargo xtask test` starts the server and gives its address in
// BASE_URL; `cargo xtask dev` in one terminal and `npx playwright test` in another works too.
import { defineConfig, devices } from "@playwright/test";

const chromium = {
  ...devices["Desktop Chrome"],
  launchOptions: {
    // Debian's package: nothing is downloaded that the system does not keep up to date.
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  },
};

export default defineConfig({
  testDir: ".",
  testMatch: ["journeys/**/*.spec.ts", "regressions/**/*.spec.ts"],
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  workers: 2,
  // A test that passes the second time is a test that fails.
  retries: 0,
  reporter: [["list"]],
  use: {
    baseURL: process.env.BASE_URL ?? "http://127.0.0.1:3000",
    locale: "ru-RU",
    timezoneId: "Europe/Moscow",
    trace: "retain-on-failure",
  },
  projects: [
    { name: "hydrated", use: chromium },
    {
      name: "no-script",
      use: { ...chromium, javaScriptEnabled: false },
      testIgnore: "**/*.hydrated.spec.ts",
    },
  ],
});
