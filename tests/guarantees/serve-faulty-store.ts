import { startEmbeddedS3 } from "~storage/embedded/start.server";
import { type Fault, startFaultyStore } from "./faulty-store";

/**
 * A store in a process of its own that does wrong as its parent says: with every request of a method, or with none. Tells
 * the parent where it listens, then answers each order when it holds.
 */
const [dataDir, accessKeyId, secretAccessKey, bucket] = process.argv.slice(2) as [string, string, string, string];
const account = { accessKeyId, secretAccessKey };
const real = await startEmbeddedS3({ dataDir, ...account });
const faulty = await startFaultyStore({
  endpoint: real.endpoint,
  region: "us-east-1",
  bucket,
  ...account,
  forcePathStyle: true,
});
process.on("message", ({ method, fault }: { method: string; fault?: Fault }) => {
  faulty.decide = (asked) => (asked === method ? fault : undefined);
  process.send?.("ordered");
});
process.send?.(faulty.address.endpoint);
