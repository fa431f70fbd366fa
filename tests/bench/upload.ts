import { anOpenCompetition, aReadyApplication } from "../applications";
import { cookieOf } from "../sessions";
import { aPdfOf, charter, pieceOf, restOf, sha256Of } from "../uploads";
import type { Scene } from "./scene";

/** People who upload side by side, and files of each: a draft holds thirty. */
const [SENDERS, FILES] = [72, 28];
const SIZE = 1_000_000;
/** The announcement, the first piece, the end with the rest. */
const LAST_STEP = 2;

type Sender = { home: string; headers: Record<string, string>; file: number; step: number; id: string; bytes: Buffer };

/** A file of 1 MB over a quick link, as the page's script sends it. Only ends count: the line is about whole uploads. */
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
            const isOver = status !== 200 || one.step === LAST_STEP;
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
  const octets = { ...headers, "content-type": "application/octet-stream" };
  if (step === 1) {
    const piece = pieceOf(bytes, 0);
    return {
      ...post,
      path: `${home}/${id}/pieces/0`,
      headers: { ...octets, "x-sha256": sha256Of(piece) },
      body: piece,
    };
  }
  const sums = { "x-from-piece": "1", "x-sha256-of-all": sha256Of(bytes) };
  return { ...post, path: `${home}/${id}`, headers: { ...octets, ...sums }, body: restOf(bytes, 1) };
}
