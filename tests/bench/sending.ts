import { readFileSync } from "node:fs";
import { anOpenCompetition, aReadyApplication } from "../applications";
import { cookieOf } from "../sessions";
import { aPdfOf, charter, pieceOf, restOf, sendMissing, sha256Of } from "../uploads";

export const SIZE = 1_000_000;

/** Somebody signed in, with a draft to attach files to. */
export type SendingPerson = { id: string; cookie: string };

export async function sendingPeople(count: number): Promise<SendingPerson[]> {
  const competition = await anOpenCompetition({ rules: { requiredDocuments: [charter] } });
  return Promise.all(
    Array.from({ length: count }, async () => {
      const { id, head } = await aReadyApplication({ competition });
      return { id, cookie: await cookieOf(head) };
    }),
  );
}

/**
 * What the page's script does in one go: asks what is there, sends the rest, ends. Throws when the link is lost.
 * @param link a slow one sends every piece by itself
 * @param origin the site's own address, when `url` leads to it through something else
 */
export async function uploadOnce(
  url: string,
  { id, cookie }: SendingPerson,
  { bytes = aPdfOf(SIZE), link = "quick" as "quick" | "slow", origin = url } = {},
): Promise<boolean> {
  const home = `${url}/applicant/applications/${id}/uploads`;
  const post = async (path: string, body: URLSearchParams | Buffer, headers: Record<string, string> = {}) => {
    const init = { method: "POST", body: body as BodyInit, headers: { cookie, origin, ...headers } };
    const answer = await fetch(`${home}${path}`, init);
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as { id: string; have: number[] };
  };
  const file = { kind: charter.key, name: "Устав.pdf", size: `${bytes.length}`, first: sha256Of(pieceOf(bytes, 0)) };
  const begun = await post("", new URLSearchParams(file));
  const octets = { "content-type": "application/octet-stream" };
  const send = (number: number) => {
    const piece = pieceOf(bytes, number);
    return post(`/${begun.id}/pieces/${number}`, piece, { ...octets, "x-sha256": sha256Of(piece) });
  };
  const from = await sendMissing(bytes, { have: begun.have, link, send });
  const sha256 = sha256Of(bytes);
  const ended =
    from === undefined
      ? await post(`/${begun.id}`, new URLSearchParams({ sha256 }))
      : await post(`/${begun.id}`, restOf(bytes, from), {
          ...octets,
          ...{ "x-from-piece": `${from}`, "x-sha256-of-all": sha256 },
        });
  return typeof ended.id === "string";
}

/** Bytes of memory that a process holds. */
export function residentOf(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes) * 1024;
}
