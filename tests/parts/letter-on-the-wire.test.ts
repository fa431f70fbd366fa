import PostalMime from "postal-mime";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTransport, type Transport } from "~/server/transport.server";
import { preview } from "~emails/application-submitted";
import { renderLetter } from "~emails/render";
import { type Sink, startSink } from "../mail-sink";

let [sink, transport]: [Sink, Transport] = [null as never, null as never];

beforeAll(async () => {
  sink = await startSink();
  const from = { name: "Почин", address: "pochin@example.org" };
  transport = openTransport({ outsideUrl: sink.url, insideUrl: sink.url, from });
});

afterAll(async () => {
  transport.close();
  await sink.close();
});

test("a letter reaches its server word for word, in lines that every server takes", async () => {
  const rendered = await renderLetter({ kind: "application-submitted", props: preview, lang: "ru" });
  const to = { name: "Анна Лебедева", address: "anna@example.org" };
  await transport.send({ ...rendered, to, messageId: "<one@pochin>", lang: "ru", inside: false });
  const { source } = sink.taken[0]!;
  const { subject, html, text, from, to: recipients, messageId } = await PostalMime.parse(source);
  expect({ subject, html: html?.trimEnd(), text: text?.trimEnd() }).toEqual(rendered);
  expect({ from, recipients, messageId }).toEqual({
    from: { name: "Почин", address: "pochin@example.org" },
    recipients: [to],
    messageId: "<one@pochin>",
  });
  expect(source.split("\r\n").filter((line) => line.length > 78)).toEqual([]);
});
