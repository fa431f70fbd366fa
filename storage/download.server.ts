import type { ObjectStorage } from "./client.server";

/**
 * A stored file as a streamed answer, to be saved and never shown by the browser on our own address.
 * Ask the policy first: this function does not.
 */
export async function downloadResponse(
  storage: ObjectStorage,
  { key, name, contentType }: { key: string; name: string; contentType: string },
): Promise<Response> {
  const { body, size } = await storage.get(key);
  return new Response(streamOf(body), {
    headers: {
      "Content-Type": contentType,
      "Content-Length": String(size),
      "Content-Disposition": attachment(name),
      "Cache-Control": "private, no-store",
      ...harmless,
    },
  });
}

/** For whatever is sent to be saved: should a browser show it all the same, nothing in it runs and its type is ours. */
export const harmless = {
  "X-Content-Type-Options": "nosniff",
  "Content-Security-Policy": "sandbox; default-src 'none'",
} as const;

/** A Content-Disposition after RFC 6266: the name in UTF-8, and beside it what an old browser can show. */
export function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]/g, "_").replace(/["\\%]/g, "_");
  const coded = encodeURIComponent(name.replace(/\p{Cs}/gu, "_")).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${coded}`;
}

function streamOf(body: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const parts = body[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const part = await parts.next();
      if (part.done) controller.close();
      else controller.enqueue(part.value);
    },
    async cancel() {
      await parts.return?.();
    },
  });
}
