/// <reference types="vitest/config" />
import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import remixConfig from "./remix.config.js";

const folder = (name: string) => fileURLToPath(new URL(name, import.meta.url));

export default defineConfig({
  plugins: [!process.env.VITEST && remix(remixConfig as Parameters<typeof remix>[0])],
  resolve: {
    alias: [
      { find: /^~\//, replacement: `${folder("./app")}/` },
      { find: /^~db\//, replacement: `${folder("./db")}/` },
      { find: /^~emails\//, replacement: `${folder("./emails")}/` },
      { find: /^~storage\//, replacement: `${folder("./storage")}/` },
    ],
  },
  build: { target: "es2019", cssTarget: "safari13", manifest: true },
  ssr: { target: "node" },
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    globalSetup: "tests/cluster.ts",
    pool: "forks",
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
