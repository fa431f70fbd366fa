import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** How a mail server can fail one letter: busy at RCPT or after DATA (4xx), or gone after it has taken the letter. */
export type Fault = "busyAtRecipient" | "busyAfterData" | "resetAfterData" | null;

/** A letter that the sink has taken, whether or not it could say so. */
export type Taken = { to: string[]; messageId: string; source: string; at: number };

export type Sink = {
  url: string;
  taken: Taken[];
  /** Asked for every letter; set it to make the server fail. */
  fault: (recipient: string) => Fault;
  /** Runs while a letter is under way, before it is answered. */
  whileSending: () => Promise<void>;
  /** Greets nobody while true. */
  isDown: boolean;
  close: () => Promise<void>;
};

const busy = () => Object.assign(new Error("try again later"), { responseCode: 451 });

/** A real SMTP server on loopback that keeps what it gets in memory and fails when told. */
export async function startSink(): Promise<Sink> {
  const faults = new Map<string, Fault>();
  const server: SMTPServer = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    closeTimeout: 500,
    maxClients: 100,
    onConnect: (_session, answer) => answer(sink.isDown ? Object.assign(busy(), { responseCode: 421 }) : undefined),
    onRcptTo({ address }, session, answer) {
      const fault = sink.fault(address);
      faults.set(session.id, fault);
      answer(fault === "busyAtRecipient" ? busy() : undefined);
    },
    onData(stream, session, answer) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        await sink.whileSending();
        const fault = faults.get(session.id);
        if (fault === "busyAfterData") return answer(busy());
        const source = Buffer.concat(chunks).toString("utf8");
        const [, messageId = ""] = /^Message-ID: (.*)\r$/im.exec(source) ?? [];
        const to = session.envelope.rcptTo.map(({ address }) => address);
        sink.taken.push({ to, messageId, source, at: performance.now() });
        if (fault === "resetAfterData") return hangUp(server, session.id);
        answer();
      });
    },
  });
  server.on("error", () => {});
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  const sink: Sink = {
    url: `smtp://127.0.0.1:${port}`,
    taken: [],
    fault: () => null,
    whileSending: async () => {},
    isDown: false,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
  return sink;
}

function hangUp(server: SMTPServer, sessionId: string): void {
  // why: smtp-server has no public way to break off a connection
  const { connections } = server as unknown as { connections: Set<{ id: string; _socket: { destroy(): void } }> };
  for (const connection of connections) if (connection.id === sessionId) connection._socket.destroy();
}
