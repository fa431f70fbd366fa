import { startJobs } from "~/server/jobs.server";
import { type Pace, sendDueLetters } from "~/server/letters.job.server";
import { openTransport } from "~/server/transport.server";
import { openDatabase } from "~db/client.server";

/** The outbox worker of the server in a process of its own, to be killed: the same job with hours pressed into seconds. */
const [databaseUrl = "", sinkUrl = ""] = process.argv.slice(2);
const pace: Pace = { leaseSeconds: 4, firstPauseSeconds: 0.2, longestPauseSeconds: 2, tries: 20 };

openDatabase({ url: databaseUrl, poolSize: 5 });
const from = { name: "Почин", address: "noreply@pochin.example" };
const transport = openTransport({ outsideUrl: sinkUrl, insideUrl: sinkUrl, from });

async function sendLetters(): Promise<void> {
  for (;;) {
    const { sent, postponed, givenUp } = await sendDueLetters({ transport, pace });
    if (sent + postponed + givenUp === 0) return;
  }
}

await startJobs({ databaseUrl, tasks: { sendLetters } });
process.stdout.write("ready\n");
