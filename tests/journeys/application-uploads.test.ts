import { beforeAll, describe, expect, it } from "vitest";
import { anOpenCompetition, aReadyApplication } from "../applications";
import { aPerson } from "../people";
import { cookieOf } from "../sessions";
import { aPdfOf, charter, pieceOf, restOf, sha256Of } from "../uploads";
import { useSite } from "../world";

const site = useSite();
const bytes = aPdfOf(300_000);
const file = { kind: "charter", name: "Устав.pdf", size: `${bytes.length}`, first: sha256Of(pieceOf(bytes, 0)) };

let home = "";
let cookie = "";
let stranger = "";

type Sent = { body: URLSearchParams | Buffer; headers?: Record<string, string>; as?: string };

async function post(path: string, { body, headers = {}, as = cookie }: Sent): Promise<Record<string, unknown>> {
  const answer = await fetch(`${site.baseUrl}${home}${path}`, {
    method: "POST",
    body: body as BodyInit,
    headers: { origin: site.baseUrl, cookie: as, ...headers },
    redirect: "manual",
  });
  const text = await answer.text();
  return { status: answer.status, ...(text.startsWith("{") ? (JSON.parse(text) as Record<string, unknown>) : {}) };
}

const fields = (over: Record<string, string> = {}) => new URLSearchParams({ ...file, ...over });
const ofPiece = (number: number, over: Record<string, string> = {}) => ({
  "content-type": "application/octet-stream",
  "x-sha256": sha256Of(pieceOf(bytes, number)),
  ...over,
});

beforeAll(async () => {
  const competition = await anOpenCompetition({ rules: { requiredDocuments: [charter] } });
  const { id, head } = await aReadyApplication({ competition });
  home = `/applicant/applications/${id}/uploads`;
  cookie = await cookieOf(head);
  stranger = await cookieOf(await aPerson("Чужой"));
});

describe("an upload over HTTP", () => {
  it("takes exactly the fields it knows, and says in words what is wrong", async () => {
    const wrong: Record<string, string>[] = [
      { state: "done" },
      { personId: "x" },
      { size: "ten" },
      { size: "-1" },
      { first: "x" },
      { name: "" },
    ];
    for (const over of wrong)
      expect(await post("", { body: fields(over) })).toMatchObject({
        status: 422,
        refused: "badInput",
        said: expect.stringContaining("Не удалось прочитать"),
      });
    expect(await post("", { body: fields({ size: "99999999" }) })).toMatchObject({ status: 422, refused: "tooLarge" });
    expect(await post("", { body: fields({ name: "a.exe" }) })).toMatchObject({
      status: 422,
      said: expect.stringContaining("PDF, JPG"),
    });
  });

  it("goes from announcement to attachment, and is nobody else's on the way", async () => {
    const begun = await post("", { body: fields() });
    expect(begun).toMatchObject({ status: 200, have: [] });
    const at = `/${begun.id}`;
    const [one, two] = [0, 1].map((number) => ({ body: pieceOf(bytes, number), headers: ofPiece(number) }));
    expect(await post(`${at}/pieces/0`, { ...one!, as: stranger })).toMatchObject({ status: 404 });
    expect(await post(`${at}/pieces/0`, { ...one!, as: "" })).toMatchObject({ status: 404 });
    expect(await post(`${at}/pieces/0`, one!)).toMatchObject({ status: 200 });
    expect(await post(`${at}/pieces/1`, { ...two!, headers: ofPiece(0) })).toMatchObject({ status: 422 });
    expect(await post(`${at}/pieces/1`, { ...two!, headers: ofPiece(1, { "x-sha256": "" }) })).toMatchObject({
      status: 422,
    });
    expect(await post(`${at}/pieces/2`, two!)).toMatchObject({ status: 422 });
    expect(await post(`${at}/pieces/x`, two!)).toMatchObject({ status: 422 });
    expect(await post(at, { body: new URLSearchParams({ sha256: sha256Of(bytes) }) })).toMatchObject({
      status: 409,
      refused: "incomplete",
    });
    const asked = await fetch(`${site.baseUrl}${home}${at}`, { headers: { cookie } });
    expect(await asked.json()).toMatchObject({ have: [0] });
    expect((await fetch(`${site.baseUrl}${home}${at}`, { headers: { cookie: stranger } })).status).toBe(404);
    expect(await post(`${at}/pieces/1`, two!)).toMatchObject({ status: 200 });
    const sha256 = sha256Of(bytes);
    expect(await post(at, { body: new URLSearchParams({ sha256, kind: "other" }) })).toMatchObject({ status: 422 });
    expect(await post(at, { body: new URLSearchParams({ sha256 }), as: stranger })).toMatchObject({ status: 404 });
    const ended = await post(at, { body: new URLSearchParams({ sha256 }) });
    expect(ended).toEqual({ status: 200, id: expect.any(String) });
    expect(await post(at, { body: new URLSearchParams({ sha256 }) })).toEqual(ended);
  });

  it("ends with the rest of the file as the body of its end", async () => {
    const other = aPdfOf(700_000);
    const first = sha256Of(pieceOf(other, 0));
    const begun = await post("", { body: fields({ name: "Смета.pdf", size: "700000", first }) });
    const at = `/${begun.id}`;
    const octets = { "content-type": "application/octet-stream" };
    const sums = { "x-sha256-of-all": sha256Of(other), "x-from-piece": "1" };
    const end = (over: Record<string, string> = {}, { as = cookie, body = restOf(other, 1) } = {}) =>
      post(at, { body, headers: { ...octets, ...sums, ...over }, as });
    expect(await end({}, { as: stranger })).toMatchObject({ status: 404 });
    const wrong: Record<string, string>[] = [
      { "x-sha256-of-all": "x" },
      { "x-from-piece": "one" },
      { "x-from-piece": "0" },
      { "x-from-piece": "9" },
    ];
    for (const over of wrong) expect(await end(over)).toMatchObject({ status: 422, refused: "badInput" });
    expect(await end({}, { body: pieceOf(other, 1) })).toMatchObject({ status: 422, refused: "badInput" });
    expect(await end()).toMatchObject({ status: 409, refused: "incomplete" });
    const piece = { body: pieceOf(other, 0), headers: { ...octets, "x-sha256": first } };
    expect(await post(`${at}/pieces/0`, piece)).toMatchObject({ status: 200 });
    expect(await end({ "x-sha256-of-all": first })).toEqual({ status: 200, again: true });
    expect(await post(`${at}/pieces/0`, piece)).toMatchObject({ status: 200 });
    const ended = await end();
    expect(ended).toEqual({ status: 200, id: expect.any(String) });
    expect(await end()).toEqual(ended);
  });

  it("is cancelled by a plain button", async () => {
    const begun = await post("", { body: fields({ name: "Другой.pdf" }) });
    const cancel = `/${begun.id}/cancel`;
    expect(await post(cancel, { body: new URLSearchParams(), as: stranger })).toMatchObject({ status: 404 });
    expect(await post(cancel, { body: new URLSearchParams({ all: "yes" }) })).toMatchObject({ status: 422 });
    expect(await post(cancel, { body: new URLSearchParams() })).toMatchObject({ status: 302 });
    expect(await post(cancel, { body: new URLSearchParams() })).toMatchObject({ status: 404 });
  });
});
