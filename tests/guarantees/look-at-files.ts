import { createReadStream } from "node:fs";
import { inspectFile } from "~storage/inspect.server";
import { receive } from "~storage/temporary-file.server";

/** Looks at files as an upload does and says what came of it and what it cost; run by F2 in a process of its own. */
const files = JSON.parse(process.argv[2]!) as { path: string; name: string }[];
for (const { path, name } of files) {
  let rss = 0;
  const watch = setInterval(() => {
    rss = Math.max(rss, process.memoryUsage.rss());
  }, 5);
  const before = process.cpuUsage();
  const received = await receive(createReadStream(path), 10 * 1024 * 1024);
  let verdict: string = received.ok ? "" : received.reason;
  if (received.ok) {
    const inspected = await inspectFile(received.file, name);
    verdict = inspected.ok ? "taken" : inspected.reason;
    await received.file.close();
  }
  const { user, system } = process.cpuUsage(before);
  clearInterval(watch);
  rss = Math.max(rss, process.memoryUsage.rss());
  console.log(JSON.stringify({ file: path, verdict, cpuMs: (user + system) / 1000, rss }));
}
