import { join } from "node:path";
import { build } from "vite";

/** Builds the server of every folder that the parent names, and answers with what went wrong, or an empty word. */
process.on("message", async (folder: string) => {
  process.chdir(folder);
  const input = { root: folder, configFile: join(folder, "vite.config.ts"), logLevel: "error" } as const;
  // why not shaken: the site runs the same with what it does not use, and a quarter of a build goes into finding that out.
  const output = { ssr: true, rollupOptions: { treeshake: false } };
  const fault = await build({ ...input, build: output }).then(
    () => "",
    (error) => `${error}`,
  );
  process.send!(fault);
});
