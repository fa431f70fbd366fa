import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTransport, type SendMailOptions } from "nodemailer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listInbox, readInboxMessage, startInbox } from "~/server/embedded/inbox.server";

describe("the embedded inbox", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "inbox-"));
  let inbox: Awaited<ReturnType<typeof startInbox>>;
  const send = (letter: SendMailOptions) =>
    createTransport(inbox.url).sendMail({
      from: "Почин <noreply@example.org>",
      subject: "Тема",
      text: "Текст",
      ...letter,
    });

  beforeAll(async () => {
    inbox = await startInbox({ dataDir });
  });
  afterAll(async () => {
    await inbox.close();
    rmSync(dataDir, { recursive: true });
  });

  it("keeps a Cyrillic letter with an attachment and its links", async () => {
    const sent = await send({
      to: "Вера Иванова <vera@example.org>",
      subject: "Заявка принята — «Добрые дела»",
      text: "Здравствуйте! Откройте https://example.org/квитанция?a=1&b=2.",
      html: '<p>Здравствуйте! <a href="https://example.org/r?a=1&amp;b=2">Открыть</a></p>',
      attachments: [
        { filename: "Смета проекта.pdf", content: Buffer.from("%PDF-1.7 смета"), contentType: "application/pdf" },
      ],
    });
    const [letter] = await listInbox(dataDir, { to: "VERA@example.org", limit: 10 });
    expect(letter).toEqual({
      id: expect.stringMatching(/^\d{13}-\d{6}$/),
      receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      to: ["vera@example.org"],
      from: "Почин <noreply@example.org>",
      subject: "Заявка принята — «Добрые дела»",
      text: "Здравствуйте! Откройте https://example.org/квитанция?a=1&b=2.",
      html: '<p>Здравствуйте! <a href="https://example.org/r?a=1&amp;b=2">Открыть</a></p>\n',
      messageId: sent.messageId,
      links: ["https://example.org/r?a=1&b=2", "https://example.org/квитанция?a=1&b=2"],
      attachments: [{ name: "Смета проекта.pdf", type: "application/pdf", bytes: Buffer.byteLength("%PDF-1.7 смета") }],
    });
    expect(await readInboxMessage(dataDir, letter!.id)).toEqual(letter);
  });

  it("lists newest first, a page at a time, for one address", async () => {
    for (const number of [1, 2, 3]) await send({ to: "pages@example.org", subject: `Письмо ${number}` });
    const first = await listInbox(dataDir, { to: "pages@example.org", limit: 2 });
    const next = await listInbox(dataDir, { to: "pages@example.org", limit: 2, before: first[1]!.id });
    expect([first, next].map((page) => page.map(({ subject }) => subject))).toEqual([
      ["Письмо 3", "Письмо 2"],
      ["Письмо 1"],
    ]);
  });

  it("hands out nothing but letters of its own folder", async () => {
    writeFileSync(join(dataDir, "1234567890123-000000.json"), "{}");
    expect(await readInboxMessage(dataDir, "../1234567890123-000000")).toBeNull();
    expect(await readInboxMessage(dataDir, "1234567890123-000000")).toBeNull();
  });

  it("forgets the oldest letters beyond five thousand", async () => {
    const crowded = mkdtempSync(join(tmpdir(), "inbox-"));
    mkdirSync(join(crowded, "inbox"));
    for (let number = 0; number < 5_000; number++)
      writeFileSync(join(crowded, "inbox", `0000000000001-${String(number).padStart(6, "0")}.json`), "{}");
    const full = await startInbox({ dataDir: crowded });
    await createTransport(full.url).sendMail({ from: "a@example.org", to: "b@example.org", text: "Последнее" });
    await full.close();
    const kept = readdirSync(join(crowded, "inbox"))
      .filter((name) => name.endsWith(".json"))
      .sort();
    expect([kept.length, kept[0]]).toEqual([5_000, "0000000000001-000001.json"]);
    rmSync(crowded, { recursive: true });
  });
});
