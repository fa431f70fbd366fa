import { Agent, request } from "node:http";
import { expect, test } from "vitest";
import { anApplicant, aPerson } from "../people";
import { cookieOf } from "../sessions";
import { visitor } from "../visitor";
import { useSite } from "../world";

const site = useSite();
const nobody = "00000000-0000-4000-8000-000000000000";

test.each([
  ["/nowhere/at-all/results/protocol.pdf", 404],
  ["/nowhere/at-all", 404],
  ["/no/such/page/anywhere", 404],
  [`/projects/${nobody}`, 404],
  ["/milkovo/%00", 404],
  ["/competitions?organiser=%00", 200],
  ["/%E0%A4%A", 404],
])("what is not there is no fault of the server: %s answers %i", async (path, status) => {
  const answer = await fetch(`${site.baseUrl}${path}`, { headers: { Accept: "text/html,*/*;q=0.8" } });
  expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining("<html")]);
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

const form = "application/x-www-form-urlencoded";
test.each([
  ["another type of content", 422, "application/json", "{}"],
  ["plain text", 422, "text/plain", "email=a"],
  ["a form of parts without a boundary", 422, "multipart/form-data", "x"],
  ["a form of parts that is cut", 422, "multipart/form-data; boundary=b", "--b\r\n\r\n"],
  ["a field called __proto__", 400, form, "email=a%40b.ru&__proto__=1"],
  ["a field called __proto__[]", 400, form, "email=a%40b.ru&__proto__%5B%5D=1"],
  ["a field called constructor", 400, form, "email=a%40b.ru&constructor=1"],
  ["a field that every object has", 400, form, "email=a%40b.ru&toString=1"],
  ["a field inside one that every object has", 400, form, "email=a%40b.ru&valueOf.x=1"],
  ["a row of no number", 400, form, "email=a%40b.ru&rows.0=1&rows.x=1"],
])("what no form of ours sends is no fault of the server: %s answers %i", async (_what, status, type, body) => {
  const headers = { "content-type": type, origin: site.baseUrl };
  const posted = await fetch(`${site.baseUrl}/reset`, { method: "POST", redirect: "manual", headers, body });
  expect(posted.status).toBe(status);
});

test("a text with a character that nothing can keep is refused, and what was typed is still there", async () => {
  const head = await aPerson("Вера");
  const id = await anApplicant(head);
  const browser = visitor(site.baseUrl);
  const [name = "", value = ""] = (await cookieOf(head)).split("=");
  browser.cookies.set(name, value);
  const page = await browser.get(`/applicant/organisations/${id}/edit`);
  const before = page.root.querySelector("[name=about]")?.text;
  const answer = await browser.press("Сохранить", { about: "Мы помогаем\0 детям" });
  expect(answer.status).toBe(400);
  expect(browser.text()).toContain("Проверьте это поле");
  expect(answer.html).toContain("Мы помогаем");
  expect((await browser.get(`/applicant/organisations/${id}/edit`)).root.querySelector("[name=about]")?.text).toBe(
    before,
  );
});

test("a long form that nobody reads does not hold up the next request of its connection", async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (path: string, method: string, body = "") =>
    new Promise<[number | undefined, boolean]>((resolve, reject) => {
      const headers = {
        origin: site.baseUrl,
        "content-type": "application/x-www-form-urlencoded",
        "content-length": body.length,
      };
      const call = request(`${site.baseUrl}${path}`, { agent, method, headers, timeout: 10_000 }, (answer) =>
        answer.resume().once("end", () => resolve([answer.statusCode, call.reusedSocket])),
      );
      call.once("timeout", () => call.destroy(new Error("no answer"))).once("error", reject);
      call.end(body);
    });
  expect(await ask(`/applicant/organisations/${nobody}/edit`, "POST", "about=".padEnd(1_500_000, "x"))).toEqual([
    302,
    false,
  ]);
  expect(await ask("/sign-in", "GET")).toEqual([200, true]);
  agent.destroy();
});
