import { guarantees } from "./registry";

const [id = "", size = "1", seed = "1", clusterUrl = "", untilRed = ""] = process.argv.slice(2);
const load = guarantees[id];
if (!load) throw new Error(`no guarantee ${id}`);
const proof = await (await load()).prove({
  size: Number(size),
  seed: Number(seed),
  clusterUrl,
  untilRed: untilRed !== "",
});
process.stdout.write(`\nPROOF ${JSON.stringify(proof)}\n`);
process.exit(0);
