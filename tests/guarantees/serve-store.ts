import { startEmbeddedS3 } from "~storage/embedded/start.server";

/** The file store in a process of its own, to be killed. */
const [dataDir, port, accessKeyId, secretAccessKey] = process.argv.slice(2) as [string, string, string, string];
await startEmbeddedS3({ dataDir, accessKeyId, secretAccessKey, port: Number(port) });
process.send?.("open");
