import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { pingClamd, scanWith } from "../../storage/antivirus.server";
import { type AClamd, aClamd, eicar } from "./a-clamd";

let clamd: AClamd;
beforeAll(async () => {
  clamd = await aClamd();
});
beforeEach(() => {
  clamd.fault = "none";
  clamd.scanned.length = 0;
});
afterAll(() => clamd.close());

async function* pieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const scan = (bytes: Buffer, size = 64 * 1024) => scanWith(clamd.address, pieces(bytes, size));

describe("the antivirus", () => {
  it("answers a ping", async () => {
    await expect(pingClamd(clamd.address)).resolves.toBeUndefined();
  });

  it("hears exactly the bytes of a file, whatever pieces they come in", async () => {
    const bytes = randomBytes(300_001);
    for (const size of [1_000, 65_536, 400_000]) expect(await scan(bytes, size)).toBe("clean");
    expect(clamd.scanned.map((heard) => heard.equals(bytes))).toEqual([true, true, true]);
  });

  it("finds what lies across two pieces", async () => {
    expect(await scan(Buffer.concat([Buffer.alloc(990, 1), eicar, Buffer.alloc(990, 2)]), 1_000)).toBe("infected");
  });

  it.each([["breaksOff"], ["error"], ["tooLarge"]] as const)(
    "that fails (%s) has said nothing, not “clean”",
    async (fault) => {
      clamd.fault = fault;
      await expect(scan(randomBytes(3_000_000))).rejects.toThrow();
    },
  );

  it("that is not there has said nothing either", async () => {
    await expect(scanWith({ host: "127.0.0.1", port: 9 }, pieces(eicar, 10))).rejects.toThrow();
    await expect(scanWith({ path: "/nowhere/clamd.ctl" }, pieces(eicar, 10))).rejects.toThrow();
  });
});
