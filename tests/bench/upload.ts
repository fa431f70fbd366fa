import { createHash } from "node:crypto";
import { pieceLength, piecesOf } from "~/lifecycle/3-application/upload";
import { anOpenCompetition, aReadyApplication } from "../applications";
import { cookieOf } from "../sessions";
import { aPdfOf, charter, pieceOf, sha256Of } from "../uploads";
import type { Scene } from "./scene";

/** People who upload side by side, and files of each: a draft holds thirty. */
const [SENDERS, FILES] = [72, 28];
const SIZE = 1_000_000;
const PIECES = piecesOf(SIZE);

type Sender = { home: string; headers: Record<string, string>; file: number; step: number; id: string; bytes: Buffer };

/** A file of 1 MB comes in four pieces: announced, three sent, ended with the fourth. Only ends count: the line is about whole uploads. */
export const scene: Scene = {
  kind: "load",
  prepare: async () => {
    const origin = process.env.BASE_URL!;
    const competition = await anOpenCompetition({ rules: { requiredDocuments: [charter] } });
    const idle: Sender[] = [];
    for (let n = 0; n < SENDERS; n += 1) {
      const { id, head } = await aReadyApplication({ competition });
      const headers = { cookie: await cookieOf(head), origin };
      idle.push({ home: `/applicant/applications/${id}/uploads`, headers, file: 0, step: 0, id: "", bytes: base });
    }
    return {
      next: () => {
        const one = idle.shift();
        if (!one) return undefined;
        if (one.step === 0) one.bytes = another();
        return {
          sent: requestOf(one),
          answered: (status, body) => {
            if (status === 200 && one.step === 0) one.id = JSON.parse(body).id;
            const isOver = status !== 200 || one.step === PIECES;
            one.step = isOver ? 0 : one.step + 1;
            if (isOver) one.file += 1;
            if (one.file < FILES) idle.push(one);
          },
        };
      },
      counts: (status, body) => (status === 200 ? /^\{"id":"[0-9a-f-]+"\}$/.test(body) || "part" : false),
    };
  },
};

const base = aPdfOf(SIZE, "bench");
let made = 0;

/** The same pages with another number on the first, so that no upload finds its content in the store. */
function another(): Buffer {
  const bytes = Buffer.from(base);
  made += 1;
  bytes.write(`${made}`.padStart(12, "0"), 100);
  return bytes;
}

function requestOf({ home, headers, step, id, bytes }: Sender) {
  const post = { method: "POST" as const };
  const form = { ...headers, "content-type": "application/x-www-form-urlencoded" };
  if (step === 0) {
    const first = sha256Of(pieceOf(bytes, 0));
    const fields = { kind: charter.key, name: "Устав.pdf", size: `${SIZE}`, first };
    return { ...post, path: home, headers: form, body: `${new URLSearchParams(fields)}` };
  }
  const piece = pieceOf(bytes, step - 1);
  if (piece.length !== pieceLength(SIZE, step - 1)) throw new Error("a piece is cut wrongly");
  const sum = {
    "content-type": "application/octet-stream",
    "x-sha256": createHash("sha256").update(piece).digest("hex"),
  };
  const end = { "x-piece": `${PIECES - 1}`, "x-sha256-of-all": sha256Of(bytes) };
  return step < PIECES
    ? { ...post, path: `${home}/${id}/pieces/${step - 1}`, headers: { ...headers, ...sum }, body: piece }
    : { ...post, path: `${home}/${id}`, headers: { ...headers, ...sum, ...end }, body: piece };
}
