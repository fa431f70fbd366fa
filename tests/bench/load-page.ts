import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { request as ask, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import chromium from "@sparticuz/chromium";
import { chromium as driver } from "playwright-core";

/** One answer as it came over the wire: its bytes with headers. */
type Answered = { path: string; status: number; type: string; bytes: number };

/** What a first visit cost in all, and how much of it the worker of drafts fetched after the page was there. */
export type Weight = { bytes: number; js: number; requests: number; afterwards: number; failed: string[] };

/** A page is at rest when nothing was asked for so long: longer than the worker waits before it fetches more. */
const REST = 8000;
const LONGEST = 60_000;

/**
 * Opens a page in Chromium with an empty profile and weighs everything that came over the wire until nothing comes any
 * more, headers included: the browser reaches the site through a gauge, which sees what the worker fetches too.
 */
export async function weigh(url: string, cookie: string): Promise<Weight> {
  const gauge = await openGauge(new URL(url));
  const profile = mkdtempSync(join(tmpdir(), "pochin-profile-"));
  const browser = await driver.launchPersistentContext(profile, {
    executablePath: await chromium.executablePath(),
    args: chromium.args,
    headless: true,
  });
  try {
    const [name = "", value = ""] = cookie.split("=");
    await browser.addCookies([{ name, value, url: gauge.url }]);
    const page = await browser.newPage();
    await page.goto(gauge.url, { waitUntil: "load" });
    await page.evaluate("document.fonts.ready");
    const usable = gauge.answers.length;
    await gauge.rest();
    const all = sum(gauge.answers);
    return {
      bytes: all,
      js: sum(gauge.answers.filter(({ type }) => type.includes("javascript"))),
      requests: gauge.answers.length,
      afterwards: sum(gauge.answers.slice(usable)),
      failed: gauge.answers.filter(({ status }) => status >= 400).map(({ path, status }) => `${status} ${path}`),
    };
  } finally {
    await browser.close();
    await gauge.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

const sum = (answers: readonly Answered[]): number => answers.reduce((all, { bytes }) => all + bytes, 0);

/** A way to the site that counts: one connection a request, so that a connection's bytes are its answer's. */
async function openGauge({ hostname, port, pathname, search }: URL) {
  const answers: Answered[] = [];
  let at = performance.now();
  const server = createServer((request, response) => {
    at = performance.now();
    const { method, url: path = "/", headers } = request;
    const onward = ask({ host: hostname, port, method, path, headers, agent: false }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      const { socket } = answer;
      answer.pipe(response);
      answer.on("end", () => {
        at = performance.now();
        const type = answer.headers["content-type"] ?? "";
        answers.push({ path, status: answer.statusCode ?? 0, type, bytes: socket.bytesRead });
      });
    });
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}${pathname}${search}`,
    answers,
    async rest() {
      const began = performance.now();
      while (performance.now() - at < REST && performance.now() - began < LONGEST)
        await new Promise((resolve) => setTimeout(resolve, 200));
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
