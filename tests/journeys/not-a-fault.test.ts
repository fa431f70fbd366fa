import { expect, test } from "vitest";
import { useSite } from "../world";

const site = useSite();
const nobody = "00000000-0000-4000-8000-000000000000";

test.each([
  ["/nowhere/at-all/results/protocol.pdf", 404],
  ["/nowhere/at-all", 404],
  ["/no/such/page/anywhere", 404],
  [`/projects/${nobody}`, 404],
  ["/milkovo/%00", 400],
  ["/competitions?organiser=%00", 400],
  ["/%E0%A4%A", 400],
])("what is not there is no fault of the server: %s answers %i", async (path, status) => {
  expect((await fetch(`${site.baseUrl}${path}`)).status).toBe(status);
});

test.each([
  ["/nowhere/at-all/results/protocol.pdf", "a file"],
  ["/sign-out", "a button"],
])("somebody who follows a link to %s, %s that is not there for them, reads why", async (path) => {
  const followed = await fetch(`${site.baseUrl}${path}`, { headers: { Accept: "text/html,*/*;q=0.8" } });
  expect(followed.status).toBe(404);
  expect(followed.headers.get("content-type")).toContain("text/html");
  expect(await followed.text()).toContain("Такой страницы нет");
  const asked = await fetch(`${site.baseUrl}${path}`, { headers: { Accept: "application/pdf" } });
  expect([asked.status, asked.headers.get("content-type")]).toEqual([404, expect.stringContaining("json")]);
});

test("a connection is kept longer than proxies keep theirs, so that none sends into one that has just ended", async () => {
  const { headers } = await fetch(`${site.baseUrl}/healthz`);
  expect(Number(/timeout=(\d+)/.exec(headers.get("keep-alive") ?? "")?.[1])).toBeGreaterThan(60);
});
