import { startPostgres } from "~/server/embedded/postgres.server";
import { lockFolder } from "~/server/lock.server";

// A process of its own, to be killed: locks the folder, starts PostgreSQL on it, says where it is, and stays.
const [dataDir, binaries] = process.argv.slice(2) as [string, "auto" | "embedded"];
await lockFolder(dataDir);
const { url, pid, major, data } = await startPostgres({ dataDir, binaries });
process.send!({ url, pid, major, data, uid: process.getuid?.() });
setInterval(() => {}, 60_000);
