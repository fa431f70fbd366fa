const longestHeader = 16 * 1024;
const lineEnd = Buffer.from("\r\n");
const headerEnd = Buffer.from("\r\n\r\n");

/** One part of a multipart form. `fileName` is there for files only, as the browser sent it. Read `data` before the next part. */
export type FormPart = { name: string; fileName?: string; contentType?: string; data: AsyncIterable<Buffer> };

/** Thrown when the bytes are not a multipart form or end before it does. */
export type MalformedForm = Error & { malformedForm: true };

/** Whether an error says that the sender's form is malformed, not that our code is. */
export function isMalformedForm(error: unknown): error is MalformedForm {
  return error instanceof Error && "malformedForm" in error;
}

function malformed(message: string): MalformedForm {
  return Object.assign(new Error(`multipart form: ${message}`), { malformedForm: true as const });
}

/** The boundary of a multipart/form-data content type; undefined for any other type. */
export function formBoundary(contentType: string | null | undefined): string | undefined {
  const found = /^multipart\/form-data\s*;(?:.*;)?\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(
    contentType ?? "",
  );
  return found?.[1] ?? found?.[2];
}

/**
 * Reads a multipart form part by part, holding one network packet at a time; data that nobody reads is skipped.
 * Our own, because Remix's parser refuses a file whose name has ";" or "=" in it.
 */
export async function* readFormParts(source: AsyncIterable<Uint8Array>, boundary: string): AsyncGenerator<FormPart> {
  const input = scanner(source, Buffer.from(`\r\n--${boundary}`));
  for (;;) {
    await input.skipToBoundary();
    const after = await input.take(2);
    if (after.equals(Buffer.from("--"))) return;
    if (!after.equals(lineEnd)) throw malformed("a boundary does not end its line");

    yield { ...readHeader(await input.header()), data: input.untilBoundary() };
  }
}

function readHeader(header: string): Omit<FormPart, "data"> {
  const lines = header.split("\r\n").map((line) => line.split(/:\s*(.*)/s, 2) as [string, string?]);
  const value = (name: string) => lines.find(([title]) => title.trim().toLowerCase() === name)?.[1] ?? "";
  const disposition = value("content-disposition");
  const name = parameter(disposition, "name");
  if (!/^form-data\b/i.test(disposition) || name === undefined) throw malformed("a part has no name");

  const fileName = extended(disposition) ?? parameter(disposition, "filename");
  const contentType = value("content-type");
  return { name, ...(fileName === undefined ? {} : { fileName }), ...(contentType ? { contentType } : {}) };
}

// why: browsers write a quote inside a name as %22 and a line break as %0D%0A; older programs write \".
function parameter(disposition: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}=(?:"((?:\\\\"|[^"])*)"|([^\\s;"]+))`, "i").exec(disposition);
  const text = found?.[1] ?? found?.[2];
  return text?.replaceAll('\\"', '"').replace(/%22/g, '"').replace(/%0D/gi, "\r").replace(/%0A/gi, "\n");
}

function extended(disposition: string): string | undefined {
  const coded = /;\s*filename\*=UTF-8''([^\s;]+)/i.exec(disposition)?.[1];
  try {
    return coded && decodeURIComponent(coded);
  } catch {
    throw malformed("filename* cannot be decoded");
  }
}

type Scanner = {
  take(size: number): Promise<Buffer>;
  header(): Promise<string>;
  untilBoundary(): AsyncGenerator<Buffer>;
  skipToBoundary(): Promise<void>;
};

function scanner(source: AsyncIterable<Uint8Array>, boundary: Buffer): Scanner {
  const packets = source[Symbol.asyncIterator]();
  // why: the first boundary has no line before it, so one is put there.
  let held: Buffer = lineEnd;
  let inside = true;

  async function more(): Promise<void> {
    const packet = await packets.next();
    if (packet.done) throw malformed("it ends too early");
    held = held.length === 0 ? Buffer.from(packet.value) : Buffer.concat([held, packet.value]);
  }

  async function take(size: number): Promise<Buffer> {
    while (held.length < size) await more();
    return cut(size);
  }

  async function header(): Promise<string> {
    while (!held.includes(headerEnd)) {
      if (held.length > longestHeader) throw malformed("a part's header is too long");
      await more();
    }
    const text = cut(held.indexOf(headerEnd)).toString("utf8");
    cut(headerEnd.length);
    inside = true;
    return text;
  }

  async function* untilBoundary(): AsyncGenerator<Buffer> {
    for (;;) {
      const at = held.indexOf(boundary);
      const safe = at < 0 ? held.length - boundary.length + 1 : at;
      if (safe > 0) yield cut(safe);
      if (at >= 0) {
        cut(boundary.length);
        inside = false;
        return;
      }
      await more();
    }
  }

  async function skipToBoundary(): Promise<void> {
    if (inside) for await (const _ of untilBoundary());
  }

  function cut(size: number): Buffer {
    const bytes = held.subarray(0, size);
    held = held.subarray(size);
    return bytes;
  }

  return { take, header, untilBoundary, skipToBoundary };
}
