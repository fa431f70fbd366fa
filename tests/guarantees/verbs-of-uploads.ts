import { type Person, system } from "~/access/who";
import { cancelUpload } from "~/lifecycle/3-application/cancel-upload.server";
import { done } from "~/lifecycle/outcome";
import { collect } from "~/server/collect-files.job.server";
import { store } from "~/server/store.server";
import { transaction } from "~db/client.server";
import { fileRemoval } from "~db/schema/application";
import { play } from "~db/seed/play";
import { aPdfOf, begun, finish, sendPiece, sendWhole } from "../uploads";

/** A file that comes in pieces, one that is given up, one that is no such file; an old orphan and an old removal that are collected. */
export async function playUploads(who: Person, applicationId: string, kind: string): Promise<void> {
  const file = { who, applicationId, kind, name: "Скан.pdf", bytes: aPdfOf(300_000) };
  await play("a file comes in pieces", sendWhole(file));
  const given = await begun({ ...file, bytes: aPdfOf(1_000) });
  await play("an upload is given up", cancelUpload(who, applicationId, given.id));
  const program = { ...file, bytes: Buffer.from("MZ") };
  const { id } = await begun(program);
  await sendPiece(program, id, 0);
  await play("it is no PDF", finish(program, id));
  await store().put(`files/${applicationId}/orphan`, Buffer.from("nobody's"), { contentType: "text/plain" });
  await transaction(system, "seed.play", async (tx) => {
    const longAgo = new Date(Date.now() - 40 * 86_400_000);
    await tx.insert(fileRemoval).values({ key: "files/long-gone", beganAt: longAgo, endedAt: longAgo });
    return done;
  });
  await collect(store(), { olderThan: new Date(Date.now() + 60_000) });
}
