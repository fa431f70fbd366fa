import { connect, createServer, type Socket } from "node:net";

export type SlowLink = {
  url: string;
  /** Connections that were cut so far. */
  cuts: number;
  close(): Promise<void>;
};

/**
 * A link between a browser and a site that lets so many bytes a second through towards the site and cuts everything each
 * time so many have passed, so many times.
 */
export async function startSlowLink(
  target: string,
  { bytesPerSecond, cutEvery, cuts }: { bytesPerSecond: number; cutEvery: number; cuts: number },
): Promise<SlowLink> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let passed = 0;
  let freeAt = 0;
  const link: SlowLink = {
    url: "",
    cuts: 0,
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    far.pipe(near);
    near.on("data", (bytes) => {
      near.pause();
      freeAt = Math.max(freeAt, performance.now()) + (bytes.length / bytesPerSecond) * 1000;
      setTimeout(() => {
        passed += bytes.length;
        if (link.cuts < cuts && passed >= cutEvery * (link.cuts + 1)) {
          link.cuts += 1;
          for (const socket of open) socket.destroy();
          return;
        }
        far.write(bytes);
        near.resume();
      }, freeAt - performance.now());
    });
    near.on("end", () => far.end());
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  link.url = `http://localhost:${(server.address() as { port: number }).port}`;
  return link;
}
