import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import chromium from "@sparticuz/chromium";
import { chromium as driver } from "playwright-core";

export type Weight = { bytes: number; js: number; requests: number; failed: string[] };

/** Opens a page in Chromium with an empty profile and weighs everything that came over the wire, headers included. */
export async function weigh(url: string, cookie: string): Promise<Weight> {
  const profile = mkdtempSync(join(tmpdir(), "pochin-profile-"));
  const browser = await driver.launchPersistentContext(profile, {
    executablePath: await chromium.executablePath(),
    args: chromium.args,
    headless: true,
  });
  try {
    const [name = "", value = ""] = cookie.split("=");
    await browser.addCookies([{ name, value, url }]);
    const page = await browser.newPage();
    const wire = await browser.newCDPSession(page);
    await wire.send("Network.enable");
    const [types, weight]: [Map<string, string>, Weight] = [new Map(), { bytes: 0, js: 0, requests: 0, failed: [] }];
    wire.on("Network.responseReceived", ({ requestId, type, response }) => {
      types.set(requestId, type);
      if (response.status >= 400) weight.failed.push(`${response.status} ${response.url}`);
    });
    wire.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      weight.requests += 1;
      weight.bytes += encodedDataLength;
      if (types.get(requestId) === "Script") weight.js += encodedDataLength;
    });
    await page.goto(url, { waitUntil: "networkidle" });
    await page.evaluate("document.fonts.ready");
    await page.waitForTimeout(500);
    return weight;
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  }
}
