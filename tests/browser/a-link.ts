import { createServer, connect as reach, type Socket } from "node:net";

export type Link = { url: string; cut(): Promise<void>; mend(): Promise<void>; close(): Promise<void> };

/** A link to the site that can be cut and mended under a browser, service workers included. */
export async function aLink(baseUrl: string): Promise<Link> {
  const { hostname, port } = new URL(baseUrl);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = reach(Number(port), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on("error", () => other.destroy()).on("close", () => sockets.delete(one));
      one.pipe(other);
    }
  });
  const mend = (at: number) => new Promise<void>((resolve) => server.listen(at, "127.0.0.1", resolve));
  await mend(0);
  const own = (server.address() as { port: number }).port;
  const cut = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return {
    url: `http://localhost:${own}`,
    cut,
    mend: async () => {
      if (!server.listening) await mend(own);
    },
    close: cut,
  };
}
