import type { Person } from "~/access/who";
import { cancelUpload } from "~/lifecycle/3-application/cancel-upload.server";
import { collect } from "~/server/collect-files.job.server";
import { store } from "~/server/store.server";
import { play } from "~db/seed/play";
import { aPdfOf, begun, finish, sendPiece, sendWhole } from "../uploads";

/** A file that comes in pieces, one that is given up, one that is no such file; and an old orphan that is collected. */
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
  await collect(store(), { olderThan: new Date(Date.now() + 60_000) });
}
