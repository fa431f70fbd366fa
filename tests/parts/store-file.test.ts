import { createHash, randomBytes, randomUUID } from "node:crypto";
import { readdir, readFile, truncate } from "node:fs/promises";
import { request as ask, createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ObjectStorage, openStorage } from "../../storage/client.server";
import { downloadResponse } from "../../storage/download.server";
import { acceptOf, type FileRefusal } from "../../storage/file-kinds";
import { cleanFileName } from "../../storage/file-name";
import { putPiece, readPieces, removePieces, sweepPieces } from "../../storage/incoming.server";
import { readUpload } from "../../storage/multipart.server";
import { probeStorage } from "../../storage/probe.server";
import { copyForReview, type Stored, storeFile, storeReceived } from "../../storage/store-file.server";
import { type AStore, anEmbeddedStore } from "./a-store";
import {
  aDocx,
  aJpg,
  anExe,
  aPdf,
  aPng,
  aZip,
  declaring,
  macroWordParts,
  odsParts,
  odtParts,
  renamed,
  sharing,
  sheetParts,
  wordParts,
} from "./hostile-files";

let store: AStore;
let storage: ObjectStorage;
const scope = randomUUID();

beforeAll(async () => {
  store = await anEmbeddedStore();
  storage = openStorage(store.address);
  await storage.ensureBucket();
});
afterAll(async () => {
  storage.close();
  await store.close();
});

async function* pieces(bytes: Buffer, size = 1000) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const keep = (bytes: Buffer, name: string, maxBytes?: number) =>
  storeFile(storage, pieces(bytes), { name, scope, maxBytes });
const refusal = (stored: Stored): FileRefusal | "taken" => (stored.ok ? "taken" : stored.reason);

async function read(key: string, from = storage): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of (await from.get(key)).body) parts.push(part);
  return Buffer.concat(parts);
}

async function keysUnder(prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of storage.list(prefix)) keys.push(key);
  return keys;
}

describe("a file we take", () => {
  test.each([
    ["Устав организации.pdf", async () => aPdf],
    ["фото.JPEG", async () => aJpg],
    ["логотип.png", async () => aPng],
    ["Письмо.docx", aDocx],
    ["смета.xlsx", () => aZip(sheetParts)],
    ["описание.odt", () => aZip(odtParts)],
    ["смета.ods", () => aZip(odsParts)],
  ])("%s lies under the hash of its content", async (name, make) => {
    const bytes = await make();
    const stored = await keep(bytes, name);
    if (!stored.ok) throw new Error(stored.reason);
    expect(stored.file).toMatchObject({
      sha256: sha256(bytes),
      size: bytes.length,
      key: `files/${scope}/${sha256(bytes)}`,
    });
    expect((await read(stored.file.key)).equals(bytes)).toBe(true);
    expect((await storage.head(stored.file.key))?.contentType).toBe(stored.file.contentType);
  });

  test("sent twice at once is one object", async () => {
    const bytes = Buffer.concat([aPdf, randomBytes(50), Buffer.from("\n%%EOF")]);
    const [one, two] = await Promise.all([keep(bytes, "a.pdf"), keep(bytes, "b.pdf")]);
    expect(one).toEqual(two);
    expect(await keysUnder(`files/${scope}/${sha256(bytes)}`)).toHaveLength(1);
  });

  test("leaves nothing in the temporary folder", async () => {
    const mine = async () => (await readdir(tmpdir())).filter((name) => /^pochin-[0-9a-f]{8}-/.test(name));
    const before = await mine();
    await keep(aPdf, "a.pdf");
    await keep(anExe, "a.pdf");
    expect(await mine()).toEqual(before);
  });
});

describe("a file we refuse", () => {
  const html = Buffer.from("<!doctype html><script>alert(1)</script>%PDF-1.7 %%EOF");
  const zeros = "0".repeat(5_000_000);
  test.each<[string, FileRefusal, string, () => Buffer | Promise<Buffer>]>([
    ["an empty file", "empty", "a.pdf", () => Buffer.alloc(0)],
    ["a program by its name", "kindNotAllowed", "setup.exe", () => anExe],
    ["an old Word file", "kindNotAllowed", "a.doc", () => Buffer.from("d0cf11e0a1b11ae1", "hex")],
    ["a file without an extension", "kindNotAllowed", "устав", () => aPdf],
    ["a program renamed to PDF", "disguised", "Устав.pdf", () => anExe],
    ["a page renamed to PDF", "disguised", "Устав.pdf", () => html],
    ["a PDF with bytes before it", "disguised", "a.pdf", () => Buffer.concat([Buffer.from("<html>"), aPdf])],
    ["a picture renamed to PDF", "disguised", "a.pdf", () => aPng],
    ["a PDF that is a zip too", "disguised", "a.pdf", async () => Buffer.concat([aPdf, await aZip(wordParts)])],
    ["a picture that is a zip too", "disguised", "a.jpg", async () => Buffer.concat([aJpg, await aZip(wordParts)])],
    ["a table renamed to a text", "disguised", "a.docx", () => aZip(sheetParts)],
    ["an OpenDocument renamed to Word", "disguised", "a.docx", () => aZip(odtParts)],
    ["a plain zip renamed to Word", "disguised", "a.docx", () => aZip({ "a.txt": "a" })],
    ["a macro document by its name", "macros", "a.docm", () => aZip(macroWordParts)],
    ["a macro document renamed", "macros", "a.docx", () => aZip(macroWordParts)],
    ["a macro project inside", "macros", "a.docx", () => aZip({ ...wordParts, "word/vbaProject.bin": "VBA" })],
    [
      "an old macro sheet inside",
      "macros",
      "a.xlsx",
      () => aZip({ ...sheetParts, "xl/macrosheets/sheet1.xml": "<x/>" }),
    ],
    [
      "a macro of an OpenDocument",
      "macros",
      "a.odt",
      () => aZip({ ...odtParts, "Basic/Standard/Module1.xml": "<x/>" }),
    ],
    ["a bomb that says its size", "bomb", "a.docx", () => aZip({ ...wordParts, "word/media/a.bin": zeros })],
    [
      "a bomb of more than 200 MB that packs modestly",
      "bomb",
      "a.xlsx",
      async () => declaring(await aZip({ ...sheetParts, "a.bin": randomBytes(2_000_000) }), "a.bin", 300_000_000),
    ],
    [
      "a bomb that hides its size",
      "damaged",
      "a.docx",
      async () => declaring(await aZip({ ...wordParts, "a.bin": zeros }), "a.bin", 1000),
    ],
    [
      "a path out of the folder",
      "bomb",
      "a.docx",
      async () => renamed(await aZip({ ...wordParts, "word/aaa/bb": "b" }), "word/aaa/bb", "../../../tm"),
    ],
    [
      "entries that share bytes",
      "damaged",
      "a.docx",
      async () =>
        sharing(await aZip({ ...wordParts, "one.xml": "<same/>", "two.xml": "<same/>" }), "one.xml", "two.xml"),
    ],
    ["a cut archive", "damaged", "a.docx", async () => (await aDocx()).subarray(0, -30)],
    [
      "an archive with bytes before it",
      "disguised",
      "a.docx",
      async () => Buffer.concat([Buffer.from("<html>"), await aDocx()]),
    ],
    ["a cut PDF", "damaged", "a.pdf", () => aPdf.subarray(0, -8)],
    ["a page between the ends of a PDF", "damaged", "a.pdf", () => Buffer.from(`%PDF-1.7\n${html}\n%%EOF`)],
    ["a picture with something behind it", "damaged", "a.png", () => Buffer.concat([aPng, html])],
    ["a photo without a picture", "damaged", "a.jpg", () => Buffer.concat([aJpg.subarray(0, 20), Buffer.alloc(90)])],
    [
      "a program under another name inside",
      "macros",
      "a.docx",
      () => aZip({ ...wordParts, "word/media/image1.png": anExe }),
    ],
  ])("%s: %s", async (_, reason, name, make) => {
    const bytes = await make();
    const stranger = randomUUID();
    expect(refusal(await storeFile(storage, pieces(bytes), { name, scope: stranger }))).toBe(reason);
    expect(await keysUnder(`files/${stranger}/`)).toEqual([]);
  });

  test("an entry changed after its checksum is damaged", async () => {
    const zip = await aZip({ ...odtParts, mimetype: odtParts.mimetype });
    const at = zip.indexOf("opendocument.text");
    zip.write("opendocument.TEXT", at);
    expect(refusal(await keep(zip, "a.odt"))).toBe("damaged");
  });

  test("one byte over the limit is too large, and the rest is not read", async () => {
    let asked = 0;
    async function* endless() {
      for (;;) {
        asked += 1000;
        yield randomBytes(1000);
      }
    }
    expect(await storeFile(storage, endless(), { name: "a.pdf", scope, maxBytes: 5000 })).toEqual({
      ok: false,
      reason: "tooLarge",
    });
    expect(asked).toBe(6000);
    expect(refusal(await keep(aPdf, "a.pdf", aPdf.length))).toBe("taken");
    expect(refusal(await keep(aPdf, "a.pdf", aPdf.length - 1))).toBe("tooLarge");
  });

  test("a scope that is not an id is a bug", async () => {
    await expect(storeFile(storage, pieces(aPdf), { name: "a.pdf", scope: "../other" })).rejects.toThrow(
      "a file's scope is an id",
    );
  });
});

describe("a copy for review", () => {
  test("has the bytes and nothing of the owner", async () => {
    const stored = await keep(aPdf, "Устав фонда «Добрые дела».pdf");
    if (!stored.ok) throw new Error(stored.reason);
    const copy = await copyForReview(storage, stored.file.key);
    const other = await copyForReview(storage, stored.file.key);
    expect((await read(copy)).equals(aPdf)).toBe(true);
    expect(copy).toMatch(/^blind\/[0-9a-f-]{36}$/);
    expect(other).not.toBe(copy);
    expect(await storage.head(copy)).toEqual({ size: aPdf.length, contentType: "application/pdf" });
  });
});

describe("a store that does wrong", () => {
  type Fault = (
    request: IncomingMessage,
    forward: (change?: (part: Buffer) => Buffer) => void,
    response: ServerResponse,
  ) => void;

  async function through(fault: Fault): Promise<{ storage: ObjectStorage; close(): void }> {
    const target = new URL(store.address.endpoint);
    const proxy = createServer((request, response) => {
      const forward = (change: (part: Buffer) => Buffer = (part) => part) => {
        const { method, url: path, headers } = request;
        const onward = ask({ host: target.hostname, port: target.port, method, path, headers }, (answer) => {
          response.writeHead(answer.statusCode ?? 500, answer.headers);
          answer
            .on("data", (part) => response.write(method === "GET" ? change(part) : part))
            .on("end", () => response.end());
        });
        request
          .on("data", (part) => onward.write(method === "PUT" ? change(part) : part))
          .on("end", () => onward.end());
      };
      fault(request, forward, response);
    });
    await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
    const endpoint = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    return {
      storage: openStorage({ ...store.address, endpoint }),
      close: () => {
        proxy.closeAllConnections();
        proxy.close();
      },
    };
  }

  const flip = (part: Buffer) => Buffer.concat([Buffer.from([part[0]! ^ 1]), part.subarray(1)]);
  const fresh = () => Buffer.concat([aPdf, randomBytes(20), Buffer.from("\n%%EOF\n")]);

  test("a byte changed on the way in is refused by the store", async () => {
    const wrong = await through((request, forward) => forward(request.method === "PUT" ? flip : undefined));
    const bytes = fresh();
    await expect(storeFile(wrong.storage, pieces(bytes), { name: "a.pdf", scope })).rejects.toThrow(
      /XAmzContentSHA256Mismatch/,
    );
    expect(await keysUnder(`files/${scope}/${sha256(bytes)}`)).toEqual([]);
    wrong.close();
  });

  test("a byte changed on the disk is seen when it is read back", async () => {
    const wrong = await through((request, forward) => forward(request.method === "GET" ? flip : undefined));
    await expect(storeFile(wrong.storage, pieces(fresh()), { name: "a.pdf", scope })).rejects.toThrow("did not keep");
    await expect(probeStorage(wrong.storage)).rejects.toThrow(
      "The file store gives back other bytes than it was given.",
    );
    wrong.close();
  });

  test("one failure of the store is repeated, and the file is whole", async () => {
    let failures = 0;
    const wrong = await through((request, forward, response) => {
      if (request.method !== "PUT" || failures++ > 0) return forward();
      request.resume().on("end", () => response.writeHead(503).end());
    });
    const bytes = fresh();
    const stored = await storeFile(wrong.storage, pieces(bytes), { name: "a.pdf", scope });
    expect([refusal(stored), failures]).toEqual(["taken", 2]);
    expect((await read(`files/${scope}/${sha256(bytes)}`)).equals(bytes)).toBe(true);
    wrong.close();
  });

  test("an answer lost after the write is not a second file and not a failure", async () => {
    let lost = 0;
    const wrong = await through((request, forward, response) => {
      if (request.method === "PUT" && lost++ === 0) response.end = () => response.destroy() as never;
      if (request.method === "PUT" && lost === 1) response.writeHead = () => response;
      forward();
    });
    expect(refusal(await storeFile(wrong.storage, pieces(fresh()), { name: "a.pdf", scope }))).toBe("taken");
    expect(lost).toBe(2);
    wrong.close();
  });

  test("a file that the store cut is repaired by the next upload of it", async () => {
    const bytes = fresh();
    await keep(bytes, "a.pdf");
    const objects = join(store.dataDir, store.address.bucket, "objects");
    const names = (await readdir(objects, { recursive: true })).filter((name) => name.endsWith(".json"));
    const facts = await Promise.all(
      names.map(async (name) => [name, JSON.parse(await readFile(join(objects, name), "utf8"))] as const),
    );
    const [name = "", one] = facts.find(([, { key }]) => key.endsWith(sha256(bytes))) ?? [];
    await truncate(join(objects, name, "..", one.data), 10);
    await expect(read(one.key)).rejects.toThrow("InternalError");

    expect(refusal(await keep(bytes, "a.pdf"))).toBe("taken");
    expect((await read(one.key)).equals(bytes)).toBe(true);
  });

  test("the probe names a store that anybody reads and one that overwrites", async () => {
    const open = await through((request, forward, response) => {
      if (request.method === "GET" && !request.headers.authorization) response.writeHead(200).end();
      else forward();
    });
    await expect(probeStorage(open.storage)).rejects.toThrow("shows files to anybody");
    open.close();
    expect(await probeStorage(storage)).toEqual(["writeOnce", "checksums"]);
    expect(await keysUnder("probe/")).toEqual([]);
  });

  test("the probe says plainly that the store does not answer", async () => {
    const nobody = openStorage({ ...store.address, endpoint: "http://127.0.0.1:9" });
    await expect(probeStorage(nobody)).rejects.toThrow(/^The file store cannot be entered/);
  });
});

describe("an upload in pieces", () => {
  test("is joined in order whatever came twice, and forgotten", async () => {
    const upload = randomUUID();
    const bytes = Buffer.concat([aPdf, randomBytes(600_000), Buffer.from("\n%%EOF")]);
    const parts = [0, 1, 2].map((at) => bytes.subarray(at * 256 * 1024, (at + 1) * 256 * 1024));
    for (const at of [2, 0, 1, 0]) await putPiece(storage, upload, at, parts[at]!);
    const stored = await storeFile(storage, readPieces(storage, upload, 3), { name: "a.pdf", scope });
    expect(stored).toMatchObject({ ok: true, file: { sha256: sha256(bytes) } });
    await removePieces(storage, upload);
    expect(await keysUnder("incoming/")).toEqual([]);
  });

  test("with a piece missing is a failure; an abandoned one is swept", async () => {
    const upload = randomUUID();
    await putPiece(storage, upload, 0, aPdf);
    await expect(storeFile(storage, readPieces(storage, upload, 2), { name: "a.pdf", scope })).rejects.toThrow();
    expect(await sweepPieces(storage, new Date(Date.now() - 60_000))).toBe(0);
    expect(await sweepPieces(storage, new Date(Date.now() + 60_000))).toBe(1);
  });
});

describe("a form with files", () => {
  const post = (body: FormData | string | Buffer, headers?: Record<string, string>) =>
    new Request("http://localhost/upload", { method: "POST", body: body as BodyInit, headers });
  const raw = (parts: string[], boundary = "b") =>
    post(Buffer.from(`${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join("")}--${boundary}--\r\n`), {
      "content-type": `multipart/form-data; boundary=${boundary}`,
    });
  const filePart = (name: string, content = "%PDF-1.7\n1 0 obj<<>>endobj trailer<</Root 1 0 R>>\n%%EOF") =>
    `Content-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/pdf\r\n\r\n${content}`;

  test("brings its fields and its files, with Cyrillic names", async () => {
    const bytes = randomBytes(2_000_000);
    const form = new FormData();
    form.append("title", "Двор\r\nдля всех");
    form.append("other", "skipped");
    form.append("charter", new File([new Uint8Array(bytes)], "Устав №1 (копия).pdf"));
    form.append("letter", new File([], ""));
    const upload = await readUpload(post(form), { maxBytes: 3_000_000, fields: ["title"] });
    if (!upload.ok) throw new Error(upload.reason);
    expect(upload.fields).toEqual({ title: "Двор\r\nдля всех" });
    expect(upload.files.map(({ field, name, ok }) => [field, name, ok])).toEqual([
      ["charter", "Устав №1 (копия).pdf", true],
    ]);
    const [one] = upload.files;
    expect(one?.ok && [one.file.size, one.file.sha256]).toEqual([bytes.length, sha256(bytes)]);
    await upload.close();
  });

  test.each([
    ["Отчёт; итог=2.pdf", "Отчёт; итог=2.pdf"],
    ["C:\\Документы\\Смета.pdf", "Смета.pdf"],
    ["../../etc/passwd.pdf", "passwd.pdf"],
    ["%22кавычки%22.pdf", '"кавычки".pdf'],
    ["fdp\u202ecod.pdf", "fdpcod.pdf"],
    ["Рисуно\u0438\u0306.pdf", "Рисуной.pdf"],
  ])("the name %s becomes %s", async (sent, shown) => {
    const upload = await readUpload(raw([filePart(sent)]), { maxBytes: 10_000, fields: [] });
    if (!upload.ok) throw new Error(upload.reason);
    expect(upload.files.map((one) => one.name)).toEqual([shown]);
    const [one] = upload.files;
    expect(one?.ok && refusal(await storeReceived(storage, one.file, { name: one.name, scope }))).toBe("taken");
    await upload.close();
  });

  test("in packets of any size is the same form", async () => {
    const content = "--c\r\n-\r\n--\r\n\r\n--";
    const whole = Buffer.from(
      `--b\r\n${filePart("a.pdf", content)}\r\n--b\r\nContent-Disposition: form-data; name="t"\r\n\r\n\r\n--b--`,
    );
    for (const size of [1, 2, 3, 7, 64, 1000]) {
      const body = Readable.toWeb(Readable.from(pieces(whole, size)));
      const init = {
        method: "POST",
        body,
        duplex: "half",
        headers: { "content-type": 'multipart/form-data; boundary="b"' },
      };
      const upload = await readUpload(new Request("http://localhost/", init as unknown as RequestInit), {
        maxBytes: 10_000,
        fields: ["t"],
      });
      expect(upload).toMatchObject({
        ok: true,
        fields: { t: "" },
        files: [{ name: "a.pdf", file: { sha256: sha256(Buffer.from(content)) } }],
      });
      if (upload.ok) await upload.close();
    }
  });

  test("refuses a file over its limit, and goes on with the rest", async () => {
    const request = raw([filePart("big.pdf", "x".repeat(5000)), filePart("small.pdf")]);
    const upload = await readUpload(request, { maxBytes: 10_000, maxFileBytes: 1000, fields: [] });
    if (!upload.ok) throw new Error(upload.reason);
    expect(upload.files.map((one) => (one.ok ? "taken" : one.reason))).toEqual(["tooLarge", "taken"]);
    await upload.close();
  });

  test.each([
    ["too many bytes", "tooLarge", () => raw([filePart("a.pdf", "x".repeat(20_000))])],
    [
      "too many parts",
      "tooLarge",
      () => raw(Array.from({ length: 60 }, (_, at) => `Content-Disposition: form-data; name="f${at}"\r\n\r\n1`)),
    ],
    ["no boundary", "damaged", () => post("a=b", { "content-type": "application/x-www-form-urlencoded" })],
    [
      "a cut body",
      "damaged",
      () => post(`--b\r\n${filePart("a.pdf")}`, { "content-type": "multipart/form-data; boundary=b" }),
    ],
    ["a part without a name", "damaged", () => raw(["Content-Disposition: form-data\r\n\r\n1"])],
    ["an endless header", "damaged", () => raw([`X: ${"x".repeat(20_000)}`])],
  ])("with %s is %s", async (_, reason, make) => {
    expect(await readUpload(make(), { maxBytes: reason === "damaged" ? 100_000 : 10_000, fields: [] })).toEqual({
      ok: false,
      reason,
    });
  });

  test("cut by the sender is damaged, not a crash", async () => {
    async function* cut() {
      yield Buffer.from(`--b\r\n${filePart("a.pdf")}`);
      throw new Error("aborted");
    }
    const init = {
      method: "POST",
      body: Readable.toWeb(Readable.from(cut())),
      duplex: "half",
      headers: { "content-type": "multipart/form-data; boundary=b" },
    };
    expect(
      await readUpload(new Request("http://localhost/", init as unknown as RequestInit), {
        maxBytes: 10_000,
        fields: [],
      }),
    ).toEqual({ ok: false, reason: "damaged" });
  });

  test("a long name keeps its extension", () => {
    expect(cleanFileName(`${"я".repeat(400)}.pdf`)).toBe(`${"я".repeat(251)}.pdf`);
    expect(["", "...", "/", "\u0000"].map(cleanFileName)).toEqual(["file", "file", "file", "file"]);
    expect(acceptOf(["pdf", "jpg"])).toBe(".pdf,.jpg,.jpeg");
  });
});

describe("a download", () => {
  test("is saved under its Cyrillic name and never shown by the browser", async () => {
    const stored = await keep(aPdf, "a.pdf");
    if (!stored.ok) throw new Error(stored.reason);
    const answer = await downloadResponse(storage, { ...stored.file, name: 'Отчёт "итог" (1)\r\n.pdf' });
    expect(Object.fromEntries(answer.headers)).toEqual({
      "cache-control": "private, no-store",
      "content-disposition":
        "attachment; filename=\"_____ ______ (1)__.pdf\"; filename*=UTF-8''%D0%9E%D1%82%D1%87%D1%91%D1%82%20%22%D0%B8%D1%82%D0%BE%D0%B3%22%20%281%29%0D%0A.pdf",
      "content-length": String(aPdf.length),
      "content-security-policy": "sandbox; default-src 'none'",
      "content-type": "application/pdf",
      "x-content-type-options": "nosniff",
    });
    expect(Buffer.from(await answer.arrayBuffer()).equals(aPdf)).toBe(true);
  });

  test("of a file that the store has lost is a failure", async () => {
    await expect(
      downloadResponse(storage, { key: "files/none/none", name: "a.pdf", contentType: "application/pdf" }),
    ).rejects.toThrow();
  });
});
