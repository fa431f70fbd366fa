import { randomBytes } from "node:crypto";
import { request as ask, createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { type ObjectStorage, openStorage, type StorageAddress } from "~storage/client.server";

/** How a store can do wrong with one request. Those of PUT leave the object whole, absent, or another. */
export const putFaults = [
  "error",
  "errorAfter",
  "cut",
  "lostAnswer",
  "lie",
  "lieWithOther",
  "lieWithSameLength",
  "precondition",
  "clock",
  "slow",
  "throttle",
] as const;
export const getFaults = ["error", "cut", "flipped", "empty", "slow"] as const;
export type Fault = (typeof putFaults)[number] | (typeof getFaults)[number];

export type FaultyStore = {
  address: StorageAddress;
  /** What happens to a request; asked once for each. */
  decide(method: string, key: string): Fault | undefined;
  /** How often each fault was done, by method and the first part of the key. */
  done: Map<string, number>;
  close(): Promise<void>;
};

/** Stands before a real store and does wrong when it is told to. */
export async function startFaultyStore(real: StorageAddress): Promise<FaultyStore> {
  const storage = openStorage(real);
  const faulty: FaultyStore = {
    address: real,
    decide: () => undefined,
    done: new Map(),
    close: async () => {
      storage.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
  const server = createServer((request, response) => {
    const key = decodeURIComponent(new URL(request.url!, real.endpoint).pathname).split("/").slice(2).join("/");
    const fault = faulty.decide(request.method!, key);
    const name = `${request.method} ${key.split("/")[0]}`;
    if (fault) faulty.done.set(name, (faulty.done.get(name) ?? 0) + 1);
    response.on("error", () => {});
    misbehave(fault, { request, response, key, real, storage }).catch(() => response.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  faulty.address = { ...real, endpoint: `http://127.0.0.1:${(server.address() as { port: number }).port}` };
  return faulty;
}

type Case = {
  request: IncomingMessage;
  response: ServerResponse;
  key: string;
  real: StorageAddress;
  storage: ObjectStorage;
};

async function misbehave(fault: Fault | undefined, one: Case): Promise<void> {
  const { request, response, key, storage } = one;
  if (fault === undefined) return forward(one);
  if (fault === "slow") {
    await pause(150);
    return forward(one);
  }
  const isPut = request.method === "PUT";
  if (fault === "cut" && isPut) {
    request.once("data", () => request.destroy());
    return;
  }
  if (!isPut && (fault === "cut" || fault === "flipped" || fault === "empty")) return forward(one, fault);
  if (fault === "lostAnswer" || fault === "errorAfter") {
    await forward(one, fault);
    return;
  }
  for await (const _ of request);
  const other = { lieWithOther: 50, lieWithSameLength: Number(request.headers["content-length"]) }[fault as string];
  if (other) await storage.put(key, randomBytes(other), { contentType: "x/y" });
  const status = { error: 500, throttle: 503, precondition: 412, clock: 403 }[fault as string] ?? 200;
  const body = status === 403 ? "<Error><Code>RequestTimeTooSkewed</Code></Error>" : "";
  response.writeHead(status, { "content-length": body.length, etag: '"0"' }).end(body);
}

/** Hands a request on, and its answer back, which a fault changes. */
function forward({ request, response, real }: Case, fault?: Fault): Promise<void> {
  const { hostname, port } = new URL(real.endpoint);
  const { method, url: path, headers } = request;
  return new Promise((resolve, reject) => {
    const onward = ask({ hostname, port, method, path, headers }, (answer) => {
      answer.on("error", reject);
      if (fault === "lostAnswer") {
        answer.resume().on("end", () => resolve(void response.destroy()));
      } else if (fault === "errorAfter") {
        answer.resume().on("end", () => resolve(void response.writeHead(500, { "content-length": 0 }).end()));
      } else if (fault === "empty") {
        answer.resume().on("end", () => resolve(void response.writeHead(200, { "content-length": 0 }).end()));
      } else {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        let passed = 0;
        answer.on("data", (part: Buffer) => {
          if (fault === "cut" && passed > 0) return void response.destroy();
          if (fault === "flipped" && passed === 0) part[part.length >> 1]! ^= 1;
          passed += part.length;
          response.write(fault === "cut" ? part.subarray(0, part.length >> 1) : part);
          if (fault === "cut") response.destroy();
        });
        answer.on("end", () => resolve(void response.end()));
      }
    });
    onward.on("error", reject);
    request.pipe(onward);
  });
}
