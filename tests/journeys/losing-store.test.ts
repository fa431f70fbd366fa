import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { aDraft, anOffice } from "../db/announcement-world";
import type { Fault } from "../guarantees/faulty-store";
import { openSite } from "../open-parts";
import { aPerson, grant } from "../people";
import { cookieOf } from "../sessions";
import { useParts } from "../world";

const parts = useParts();
let child: ChildProcess;
let close = async () => {};

beforeAll(async () => {
  const { S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_BUCKET } = process.env as Record<string, string>;
  const given = [join(parts.dataDir, "losing"), S3_ACCESS_KEY_ID!, S3_SECRET_ACCESS_KEY!, S3_BUCKET!];
  child = fork("tests/guarantees/serve-faulty-store.ts", given, { execArgv: ["--import", "tsx"] });
  [process.env.S3_ENDPOINT] = await once(child, "message");
  await order("PUT", "lie");
  ({ close } = await openSite());
}, 60_000);

afterAll(async () => {
  await close();
  child.kill();
});

async function order(method: string, fault?: Fault): Promise<void> {
  child.send({ method, fault });
  await once(child, "message");
}

const asker = (cookie: string) => async (path: string, form?: Record<string, string>) => {
  const headers = { cookie, origin: parts.baseUrl };
  const sent = form && { method: "POST", body: new URLSearchParams(form) };
  const answer = await fetch(`${parts.baseUrl}${path}`, { headers, redirect: "manual", ...sent });
  return { status: answer.status, html: await answer.text(), to: answer.headers.get("location") };
};

it("while the store loses what it acknowledges no competition is announced, and both who can act are told; mended, it is", async () => {
  const office = await anOffice();
  const id = await aDraft(office);
  const admin = await aPerson("Администратор");
  await grant(admin, "installationAdmin", null);
  const [secretary, administrator] = [asker(await cookieOf(office.secretary)), asker(await cookieOf(admin))];
  const announce = () => secretary(`/office/competitions/${id}/announce`, { version: "1" });

  const refused = await announce();
  expect(refused.status).toBe(409);
  expect(refused.html).toContain("Хранилище файлов сейчас не проходит проверку");
  const home = await administrator("/admin");
  expect(home.status).toBe(200);
  expect(home.html).toContain("Хранилище не прошло проверку: объявить новый конкурс нельзя");
  expect(home.html).toContain("файлы в нём теряются или портятся");
  expect(home.html.match(/>Пройдено</g)).toHaveLength(2);
  expect(home.html.match(/>Не пройдено</g)).toHaveLength(1);
  expect(home.html.match(/>Не проверялось</g)).toHaveLength(5);
  expect((await secretary("/admin")).status).toBe(404);

  await order("GET", "flipped");
  expect((await announce()).status).toBe(409);
  await order("PUT");
  expect(await announce()).toMatchObject({ status: 302, to: `/office/competitions/${id}?done=announced` });
  const mended = await administrator("/admin");
  expect(mended.html).toContain("Хранилище прошло проверку");
  expect(mended.html.match(/>Пройдено</g)).toHaveLength(8);
  expect(mended.html).not.toContain("Не пройдено");
}, 60_000);
