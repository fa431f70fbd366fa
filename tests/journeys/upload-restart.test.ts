import { once } from "node:events";
import { request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { PIECE_BYTES } from "~/lifecycle/3-application/upload";
import { store } from "~/server/store.server";
import { db } from "~db/client.server";
import { attachment, storedFile } from "~db/schema/application";
import { listPieces } from "~storage/incoming.server";
import { anOpenCompetition, aReadyApplication } from "../applications";
import { serveMoved } from "../guarantees/site-process";
import { cookieOf } from "../sessions";
import { aPdfOf, charter, pieceOf, sha256Of } from "../uploads";
import { useParts } from "../world";

const parts = useParts();

it("an upload goes on in a new process when the one that took its first pieces was killed in the middle of another", async () => {
  const competition = await anOpenCompetition({ rules: { requiredDocuments: [charter] } });
  const { id, head } = await aReadyApplication({ competition });
  const home = `${parts.baseUrl}/applicant/applications/${id}/uploads`;
  const own = { origin: parts.baseUrl, cookie: await cookieOf(head) };
  const bytes = aPdfOf(PIECE_BYTES * 3 + 1_000);
  const ask = async (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
    (await fetch(`${home}${path}`, { method: "POST", body, headers: { ...own, ...headers } })).json();
  const file = { kind: charter.key, name: "Устав.pdf", size: `${bytes.length}`, first: sha256Of(pieceOf(bytes, 0)) };
  const begin = () => ask("", new URLSearchParams(file));
  const sums = (number: number) => ({
    "content-type": "application/octet-stream",
    "x-sha256": sha256Of(pieceOf(bytes, number)),
  });
  const send = (upload: string, number: number) =>
    ask(`/${upload}/pieces/${number}`, new Uint8Array(pieceOf(bytes, number)), sums(number));

  const first = await serveMoved();
  const begun = await begin();
  for (const number of [0, 2]) expect(await send(begun.id, number)).toEqual({ taken: number });
  const half = request(`${home}/${begun.id}/pieces/1`, {
    method: "POST",
    headers: { ...own, ...sums(1), "content-length": PIECE_BYTES },
  });
  half.write(pieceOf(bytes, 1).subarray(0, 100_000));
  const lost = once(half, "error");
  await pause(300);
  await first.stop();
  await lost;
  await expect(begin()).rejects.toThrow();

  const second = await serveMoved();
  expect(await begin()).toEqual({ id: begun.id, size: bytes.length, have: [0, 2] });
  expect(await send(begun.id, 1)).toEqual({ taken: 1 });
  const end = { ...sums(3), "x-from-piece": "3", "x-sha256-of-all": sha256Of(bytes) };
  const ended = await ask(`/${begun.id}`, new Uint8Array(pieceOf(bytes, 3)), end);
  await second.stop();

  const kept = await db()
    .select({ id: attachment.id, key: storedFile.key, sha256: storedFile.sha256, size: storedFile.size })
    .from(attachment)
    .innerJoin(storedFile, eq(storedFile.id, attachment.fileId))
    .where(eq(attachment.applicationId, id));
  expect(kept).toEqual([{ id: ended.id, key: expect.any(String), sha256: sha256Of(bytes), size: bytes.length }]);
  const inStore: Uint8Array[] = [];
  for await (const part of (await store().get(kept[0]!.key)).body) inStore.push(part);
  expect(sha256Of(Buffer.concat(inStore))).toBe(sha256Of(bytes));
  expect((await listPieces(store(), begun.id)).size).toBe(0);
});
