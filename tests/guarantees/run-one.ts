import { text } from "node:stream/consumers";
import type { ProofOptions } from "./guarantee";
import { guarantees } from "./registry";

const id = process.argv[2] ?? "";
const load = guarantees[id];
if (!load) throw new Error(`no guarantee ${id}`);
const options: ProofOptions = JSON.parse(await text(process.stdin));
const proof = await (await load()).prove(options);
process.stdout.write(`\nPROOF ${JSON.stringify(proof)}\n`);
process.exit(0);
