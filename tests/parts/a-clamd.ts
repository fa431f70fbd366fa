import { createServer, type Socket } from "node:net";

/** How a fake clamd behaves: as the real one, or with a fault. */
export type ClamdFault = "none" | "silent" | "breaksOff" | "error" | "tooLarge";
export type AClamd = {
  url: string;
  address: { host: string; port: number };
  fault: ClamdFault;
  /** Bytes of every stream that was scanned to its end. */
  scanned: Buffer[];
  /** Waited for between the end of a stream and the answer. */
  during?: () => Promise<void>;
  close(): Promise<void>;
};

/** The test file of the antivirus makers, put together so that no antivirus takes this source for it. */
export const eicar = Buffer.from(
  ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-", "TEST-FILE!$H+H*"].join(""),
);

/** Speaks clamd's zPING and zINSTREAM over TCP and finds EICAR anywhere in a stream. */
export async function aClamd(): Promise<AClamd> {
  const sockets = new Set<Socket>();
  const clamd: AClamd = {
    url: "",
    address: { host: "127.0.0.1", port: 0 },
    fault: "none",
    scanned: [],
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    let held: Buffer = Buffer.alloc(0);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    socket.on("data", (bytes) => {
      held = Buffer.concat([held, bytes]);
      const answer = answerTo(held, clamd);
      if (answer === undefined) return;
      if (answer && clamd.during) clamd.during().then(() => socket.end(answer));
      else if (answer) socket.end(answer);
      else if (clamd.fault === "breaksOff") socket.destroy();
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  clamd.address.port = (server.address() as { port: number }).port;
  clamd.url = `tcp://127.0.0.1:${clamd.address.port}`;
  return clamd;
}

/** What is answered to what was heard so far: undefined while it is not whole, "" for nothing at all. */
function answerTo(heard: Buffer, clamd: AClamd): string | undefined {
  if (heard.equals(Buffer.from("zPING\0"))) return "PONG\0";
  const command = Buffer.from("zINSTREAM\0");
  if (!heard.subarray(0, command.length).equals(command)) return undefined;
  if (clamd.fault === "silent" || clamd.fault === "breaksOff") return "";
  if (clamd.fault === "tooLarge") return "INSTREAM size limit exceeded. ERROR\0";
  const parts: Buffer[] = [];
  for (let at = command.length; at + 4 <= heard.length; ) {
    const length = heard.readUInt32BE(at);
    if (length === 0) {
      if (clamd.fault === "error") return "stream: Can't allocate memory ERROR\0";
      const whole = Buffer.concat(parts);
      clamd.scanned.push(whole);
      return whole.includes(eicar) ? "stream: Eicar-Signature FOUND\0" : "stream: OK\0";
    }
    if (at + 4 + length > heard.length) return undefined;
    parts.push(heard.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}
