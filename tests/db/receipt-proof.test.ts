import { createHash, randomUUID } from "node:crypto";
import { asc } from "drizzle-orm";
import { expect, it } from "vitest";
import { system } from "~/access/who";
import { merkleRoot, provesInclusion } from "~/journal/merkle.server";
import { commitmentOf, leafHash } from "~/journal/record.server";
import { noWait } from "~/lifecycle/3-application/arrival.server";
import { receiptJson, receiptPdf } from "~/lifecycle/3-application/receipt-page.server";
import { submitApplication } from "~/lifecycle/3-application/submit-application.server";
import { made } from "~/lifecycle/outcome";
import { db, transaction } from "~db/client.server";
import { journalEntry } from "~db/schema/journal";
import { aReadyApplication } from "../applications";
import { aPerson } from "../people";
import { useParts } from "../world";

useParts();

const bytes = (hex: string) => Buffer.from(hex, "hex");

it("a receipt proves that the submission stands in the journal, as long as the journal may be", async () => {
  const { id, head } = await aReadyApplication();
  // why so many: several stretches of the journal are whole, and the entry lies in one that is not.
  await transaction(system, "seed.play", async (tx) => {
    await tx.execute(`insert into journal_entry (seq, entry, leaf, at)
      select n, '{}', sha256(n::text::bytea), now() from generate_series((select max(seq) + 1 from journal_entry), 2500) n`);
    return made(undefined);
  });
  const submitted = await submitApplication(head, id, { key: randomUUID() }, noWait);
  const read = await receiptJson(head, id);
  if (!submitted.ok || !read.ok || !read.value.journal) throw new Error("no receipt");
  const { journal, sha256 } = read.value;
  const { seq, size, root, leaf, path, entry, nonce, committed } = journal;
  expect([seq, size]).toEqual([2501, 2502]);
  const leaves = (await db().select({ leaf: journalEntry.leaf }).from(journalEntry).orderBy(asc(journalEntry.seq))).map(
    (row) => row.leaf,
  );
  expect(merkleRoot(leaves.slice(0, size)).toString("hex")).toBe(root);
  expect(provesInclusion({ leaf: bytes(leaf), index: seq, size, path: path.map(bytes), root: bytes(root) })).toBe(true);
  expect(leafHash(entry).toString("hex")).toBe(leaf);
  expect(commitmentOf(bytes(nonce), committed)).toBe((JSON.parse(entry) as { commitment: string }).commitment);
  expect(committed.details).toEqual({ edition: 1, sha256 });
  expect(submitted.value.sha256).toBe(sha256);

  const pdf = await receiptPdf(head, id);
  expect(pdf.ok && createHash("sha256").update(pdf.value.bytes).digest("hex")).toMatch(/^[0-9a-f]{64}$/);
  expect(await receiptJson(await aPerson("Чужой"), id)).toEqual({ ok: false, reason: "notFound" });
});
