import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** Where a ClamAV daemon listens: a TCP address, or the path of its socket. */
export type ClamdAddress = { host: string; port: number } | { path: string };

/** What a scanner says of bytes. It throws when it cannot say: that is never the same as `clean`. */
export type Scan = (bytes: AsyncIterable<Uint8Array>) => Promise<"clean" | "infected">;

/** How long the daemon may be silent before its answer counts as none. */
const SILENCE_MS = 30_000;
const longestAnswer = 4096;

/**
 * Asks clamd about bytes by its INSTREAM command: pieces behind their lengths, a length of 0 at the end, one line back.
 * Throws when clamd cannot be reached, breaks off, is silent, or answers anything but OK or FOUND, its size limit included.
 */
export async function scanWith(address: ClamdAddress, bytes: AsyncIterable<Uint8Array>): Promise<"clean" | "infected"> {
  const answer = await converse(address, async (socket) => {
    await send(socket, Buffer.from("zINSTREAM\0"));
    for await (const part of bytes) {
      if (part.length === 0) continue;
      await send(socket, lengthOf(part.length));
      await send(socket, part);
    }
    await send(socket, lengthOf(0));
  });
  if (answer === "stream: OK") return "clean";
  if (/^stream: .+ FOUND$/.test(answer)) return "infected";
  throw new Error(`clamd answers: ${answer.slice(0, 200)}`);
}

/** Whether clamd is there and answers. Throws when it does not. */
export async function pingClamd(address: ClamdAddress): Promise<void> {
  const answer = await converse(address, (socket) => send(socket, Buffer.from("zPING\0")));
  if (answer !== "PONG") throw new Error(`clamd answers: ${answer.slice(0, 200)}`);
}

async function converse(address: ClamdAddress, say: (socket: Socket) => Promise<void>): Promise<string> {
  const socket = connect(address);
  const heard = hear(socket);
  // why: clamd answers and hangs up in the middle of a stream over its limit; what it said counts, not our failed write.
  once(socket, "connect")
    .then(() => say(socket))
    .catch(() => socket.end());
  try {
    return await heard;
  } finally {
    socket.destroy();
  }
}

function hear(socket: Socket): Promise<string> {
  return new Promise<string>((resolve, reject) => {
    let answer = "";
    socket.setTimeout(SILENCE_MS, () => reject(new Error("clamd is silent")));
    socket.on("data", (bytes) => {
      answer += bytes.toString("utf8");
      const end = answer.indexOf("\0");
      if (end >= 0) resolve(answer.slice(0, end));
      else if (answer.length > longestAnswer) reject(new Error("clamd answers without an end"));
    });
    socket.on("error", reject);
    socket.on("close", () => reject(new Error("clamd broke off")));
  });
}

function lengthOf(size: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(size);
  return bytes;
}

async function send(socket: Socket, bytes: Uint8Array): Promise<void> {
  await new Promise<void>((resolve, reject) => socket.write(bytes, (error) => (error ? reject(error) : resolve())));
}
