import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { type Browser, chromium as driver } from "playwright-core";

const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
];
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--font-render-hinting=none",
];

/** Starts the browser of CHROMIUM_PATH, else an installed one, else the one that comes with the packages of this project. */
export async function startChromium(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? INSTALLED.find((path) => existsSync(path));
  if (executablePath) return driver.launch({ executablePath, args: QUIET, headless: true });
  // The package unpacks the libraries of its browser only where it believes to be at home.
  if (!hasLibraries()) process.env.AWS_EXECUTION_ENV ??= "AWS_Lambda_nodejs20.x";
  const { default: packed } = await import("@sparticuz/chromium");
  return driver.launch({ executablePath: await packed.executablePath(), args: QUIET, headless: true });
}

/** Whether the system has what the packed browser is linked with. */
function hasLibraries(): boolean {
  try {
    return execFileSync("/sbin/ldconfig", ["-p"], { encoding: "utf8" }).includes("libnss3.so");
  } catch {
    return false;
  }
}
