import { policy } from "~/access/policy";
import { nobody, system } from "~/access/who";
import { eventTypes } from "~/journal/events";
import { jobs } from "~/server/jobs.server";
import type { Guarantee } from "./guarantee";
import { literalsUnder, routeUses, verbUses } from "./policy-uses";

/** Rows that name nothing in the sources of the site by themselves, with the reason. */
const elsewhere: Record<string, string> = {
  "seed.play": "tests and the demonstration write by it",
};

export const guarantee: Guarantee = {
  id: "C2",
  promise: "every route, action, job and write is judged by a row of the policy table, and every row judges something",
  bugSize: 1,
  needsBuild: false,
  bugs: [
    {
      name: "an action without a row",
      file: "app/routes/office.competitions_.$id.clock.tsx",
      find: ', writes: "competition.moveClock"',
      replace: "",
    },
    {
      name: "a row that judges nothing",
      file: "app/access/policy.ts",
      find: '"display.set": anyone,',
      replace: '"display.set": anyone,\n  "display.forget": anyone,',
    },
    {
      name: "an event that nothing records",
      file: "app/journal/events.ts",
      find: '"account.registered",',
      replace: '"account.registered",\n  "account.forgotten",',
    },
    {
      name: "a job that anybody may run",
      file: "app/access/policy.ts",
      find: '"job.sendLetters": isSystem',
      replace: '"job.sendLetters": anyone',
    },
  ],
  async prove() {
    const failures: string[] = [];
    const uses = [...routeUses(), ...verbUses()];
    for (const { file, what, row } of uses)
      if (row === null) failures.push(`${what} in ${file} names no row of the policy table`);
      else if (!(row in policy)) failures.push(`${what} in ${file} names “${row}”, which is no row`);
    const literals = literalsUnder("app", "db", "emails");
    const used = new Set(uses.map(({ row }) => row));
    for (const row of Object.keys(policy))
      if (!used.has(row) && !literals.has(row) && !(row in elsewhere)) failures.push(`nothing is judged by “${row}”`);
    for (const type of eventTypes) if (!literals.has(type)) failures.push(`nothing records “${type}”`);
    const systems = Object.entries(policy).filter(([name]) => jobRows.has(name));
    for (const [name, rule] of systems)
      if (!rule(system, {} as never).ok || rule(nobody, {} as never).ok)
        failures.push(`${name} is not the system's alone`);
    if (systems.length < Object.keys(jobs).length) failures.push("a job has no row of its own");
    return { n: uses.length + Object.keys(policy).length + eventTypes.length, failures };
  },
};

/** The rows that jobs act by. */
const jobRows = new Set([
  "job.sendLetters",
  "competition.close",
  "job.collectFiles",
  "job.remindOfDrafts",
  "job.drawPapers",
  "job.remindOfTerms",
  "job.writeDigests",
]);
