import { createHash, createHmac, randomUUID } from "node:crypto";
import { beforeAll, expect, it, vi } from "vitest";
import { canonicalJson } from "~/journal/canonical-json";
import { noWait } from "~/lifecycle/3-application/arrival.server";
import type { ReceiptData } from "~/lifecycle/3-application/receipt-data.server";
import { submitApplication } from "~/lifecycle/3-application/submit-application.server";
import { config } from "~/server/config.server";
import { type InboxFile, type InboxMessage, listInbox, readInboxFiles } from "~/server/embedded/inbox.server";
import { formatMoment } from "~/text/format";
import { anOpenCompetition, aReadyApplication } from "../applications";
import { qrInPdf, qrInPng, qrInSvg, qrOf } from "../qr-codes";
import { cookieOf } from "../sessions";
import { plain, readPdf } from "../unit/papers-reading";
import { aPdfOf, charter, sendWhole, sha256Of } from "../uploads";
import { visitor } from "../visitor";
import { useSite } from "../world";

const site = useSite();
const ZONE = "Asia/Kamchatka";

type Forms = {
  page: string;
  html: string;
  letter: InboxMessage;
  enclosed: InboxFile[];
  pdf: Uint8Array;
  data: ReceiptData;
};
let forms: Forms = null as never;
let texts: Record<"page" | "letter, as HTML" | "letter, as text" | "PDF", string> = null as never;
let expected: Record<string, readonly string[]> = null as never;
let url = "";

const wordsOf = (html: string) => plain(html.replace(/<[^>]*>/g, " ").replace(/&[a-z]+;|&#x27;/g, "'"));

beforeAll(async () => {
  const competition = await anOpenCompetition({ rules: { requiredDocuments: [charter] } });
  const { id, head } = await aReadyApplication({ competition });
  const files = [aPdfOf(5_000), aPdfOf(7_000)];
  for (const [index, bytes] of files.entries())
    await sendWhole({ who: head, applicationId: id, bytes, name: `Устав, часть ${index + 1}.pdf` });
  const submitted = await submitApplication(head, id, { key: randomUUID() }, noWait);
  if (!submitted.ok) throw new Error(submitted.reason);
  const { code, arrivedAt, sha256 } = submitted.value;
  url = `${site.baseUrl}/receipts/${code}`;

  const headers = { cookie: await cookieOf(head) };
  const get = async (path: string) => fetch(`${site.baseUrl}/applicant/applications/${id}/${path}`, { headers });
  const html = await (await get("receipt")).text();
  const pdf = new Uint8Array(await (await get("receipt.pdf")).arrayBuffer());
  const data = (await (await get("receipt.json")).json()) as ReceiptData;
  const mine = async () =>
    (await listInbox(config().dataDir, { to: head.email, limit: 50 })).find(({ text }) => text.includes(code));
  await vi.waitUntil(mine, { timeout: 20_000, interval: 100 });
  const letter = (await mine())!;
  forms = { page: wordsOf(html), html, letter, enclosed: await readInboxFiles(config().dataDir, letter.id), pdf, data };
  texts = {
    page: forms.page,
    "letter, as HTML": wordsOf(letter.html!),
    "letter, as text": plain(letter.text),
    PDF: (await readPdf(pdf)).map(({ text }) => text).join(" "),
  };
  const journal = data.journal!;
  expected = {
    code: [code],
    "address of the check": [url],
    instant: [plain(formatMoment(arrivedAt.toISOString(), ZONE, "ru")).replace(/ \(.*/, "")],
    "names of the files": ["Устав, часть 1.pdf", "Устав, часть 2.pdf"],
    "hashes of the files": files.map(sha256Of),
    "hash of the content": [sha256],
    "place in the journal": [`${journal.seq + 1}`, journal.leaf, journal.root],
    "path to the root": journal.path,
  };
}, 60_000);

/** A PDF breaks long words, so it is compared without spaces. */
const bare = (text: string) => text.replace(/\s/g, "");

it.each(["page", "letter, as HTML", "letter, as text", "PDF"] as const)(
  "%s says everything that a receipt has to",
  (form) => {
    expect(expected["path to the root"]!.length).toBeGreaterThan(0);
    const said = Object.fromEntries(
      Object.entries(expected).map(([item, words]) => [
        item,
        words.filter((one) => bare(texts[form]).includes(bare(one))),
      ]),
    );
    expect(said).toEqual(expected);
  },
);

it("the page, the letter and the PDF carry one QR code: the address at which the receipt is checked", async () => {
  const drawn = /<img src="data:image\/svg\+xml,([^"]+)"/.exec(forms.html)![1]!;
  expect(qrInSvg(decodeURIComponent(drawn))).toBe(qrOf(url));
  expect(await qrInPdf(forms.pdf)).toBe(qrOf(url));
  const [picture] = forms.enclosed.filter(({ cid }) => cid !== null);
  expect(picture?.type).toBe("image/png");
  expect(forms.letter.html).toContain(`src="cid:${picture!.cid}"`);
  expect(qrInPng(picture!.bytes)).toBe(qrOf(url));
});

it("the letter brings the same data as the page gives, in a letter that any mail server takes", () => {
  const [file, ...others] = forms.enclosed.filter(({ cid }) => cid === null);
  expect(others).toEqual([]);
  expect(JSON.parse(`${file!.bytes}`)).toEqual(forms.data);
  expect(file!.name).toBe(`receipt-${forms.data.code}.json`);
  const sizes = [...forms.enclosed.map(({ bytes }) => bytes.length), Buffer.byteLength(forms.letter.html!)];
  expect(sizes.reduce((all, one) => all + one)).toBeLessThan(60_000);
});

it("a third person checks the data by its own words, without the site", () => {
  const { journal, sha256, edition, check } = forms.data;
  expect(check).toHaveLength(3);
  const { entry, leaf, path, root, nonce, committed } = journal!;
  const hash = (...parts: Buffer[]) => createHash("sha256").update(Buffer.concat(parts)).digest();
  const hex = (text: string) => Buffer.from(text, "hex");
  // why only to the left: a receipt's entry is the last one under its root.
  const reached = path
    .map(hex)
    .reduce((at, left) => hash(Buffer.of(1), left, at), hash(Buffer.of(0), Buffer.from(entry)));
  expect(hash(Buffer.of(0), Buffer.from(entry)).toString("hex")).toBe(leaf);
  expect(reached.toString("hex")).toBe(root);
  const commitment = createHmac("sha256", hex(nonce))
    .update(`pochin/journal/v1\0${canonicalJson(committed)}`)
    .digest("hex");
  expect(JSON.parse(entry)).toMatchObject({ type: "application.submitted", commitment });
  expect(committed.details).toEqual({ edition, sha256 });
});

it("whoever has the code learns that it is one, the instant and the hash, and nothing else", async () => {
  const stranger = visitor(site.baseUrl);
  const page = await stranger.get(`/receipts/${forms.data.code}`);
  expect(page.status).toBe(200);
  for (const known of [forms.data.code, forms.data.sha256, expected.instant![0]!])
    expect(stranger.text()).toContain(known);
  const { title, competition, files, journal } = forms.data;
  const secrets = [
    title,
    competition,
    "Мария Иванова",
    ...files.map(({ name }) => name),
    ...files.map((one) => one.sha256),
  ];
  for (const secret of [...secrets, journal!.root, journal!.leaf]) {
    expect(JSON.stringify(forms.data) + texts.PDF + texts.page).toContain(secret);
    expect(page.html).not.toContain(secret);
  }
});

it("the inbox of the demonstration shows the letter with its picture and gives its files", async () => {
  const page = await visitor(site.baseUrl).get(`/inbox/${forms.letter.id}`);
  expect(page.root.querySelector("iframe")!.getAttribute("srcdoc")).toContain('src="data:image/png;base64,');
  const given = page.root.querySelectorAll("a[download]").map((link) => link.getAttribute("download"));
  expect(given).toEqual([`receipt-${forms.data.code}.png`, `receipt-${forms.data.code}.json`]);
});
