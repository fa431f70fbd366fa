import { Agent, request } from "node:http";

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

export type Answer = { status: number; location: string; type: string; body: Buffer };
export type Knock = {
  method?: string;
  cookie?: string;
  body?: string | Buffer;
  contentType?: string;
  origin?: string;
  /** What a browser accepts when a person looks at the answer; a script says nothing. */
  accept?: string;
};

/** One request over a kept connection; redirects are not followed. */
export function knock(
  url: string,
  { method = "GET", cookie, body, contentType, origin, accept }: Knock = {},
): Promise<Answer> {
  const headers: Record<string, string> = {};
  if (accept) headers.accept = accept;
  if (cookie) headers.cookie = cookie;
  if (method !== "GET") {
    headers.origin = origin ?? new URL(url).origin;
    headers["content-type"] = contentType ?? "application/x-www-form-urlencoded";
    headers["content-length"] = `${Buffer.byteLength(body ?? "")}`;
  }
  return new Promise((resolve, reject) => {
    const call = request(url, { method, headers, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          location: response.headers.location ?? "",
          type: response.headers["content-type"] ?? "",
          body: Buffer.concat(chunks),
        }),
      );
    });
    call.on("error", reject).end(body);
  });
}

/** Runs work on every one of a list, so many at a time, in order of the list. */
export async function inParallel<T>(list: readonly T[], width: number, work: (one: T) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < list.length) await work(list[next++]!);
  };
  await Promise.all(Array.from({ length: width }, worker));
}

/** The address that answers a page's loader data alone. */
export const dataPathOf = (path: string) => (path === "/" ? "/_root.data" : `${path}.data`);
