import { afterAll, describe, expect, it } from "vitest";
import { drawApart, drawPaper, endDrawing } from "~/papers/draw-paper.server";
import { draw, type Order } from "~/papers/drawable.server";
import { protocolSnapshot } from "./papers-samples";

const order = (rows: number): Order => ({
  snapshot: protocolSnapshot(rows),
  format: "pdf",
  date: "2026-04-20T00:00:00Z",
});
const broken: Order = { ...order(1), snapshot: '{"kind":"meetingProtocol","competition":{"title":""}}' };
const same = (one: Uint8Array, other: Uint8Array) => Buffer.compare(one, other) === 0;

afterAll(endDrawing);

describe("a drawing thread", () => {
  it("draws the very bytes that are drawn without it, from a snapshot and from its JSON", async () => {
    for (const format of ["pdf", "docx"] as const) {
      const here = await draw({ ...order(12), format });
      const json = { ...order(12), format, snapshot: JSON.stringify(protocolSnapshot(12)) };
      for (const there of [
        await drawPaper({ ...order(12), format }),
        await drawPaper(json),
        await drawApart(json, {}),
      ]) {
        expect(same(there.bytes, here.bytes), format).toBe(true);
        expect(there).toMatchObject({ fileName: here.fileName, contentType: here.contentType });
      }
    }
  });

  it("tells how many rows are drawn, of how many", async () => {
    const told: [number, number][] = [];
    await drawApart(order(120), { onRows: (rows, of) => told.push([rows, of]) });
    const [last] = told.slice(-1);
    expect(last![0]).toBe(last![1]);
    expect(last![1]).toBeGreaterThanOrEqual(240);
    expect(told.map(([rows]) => rows)).toEqual(told.map(([rows]) => rows).sort((a, b) => a - b));
  });

  it("goes on with the next paper after one that could not be drawn", async () => {
    await expect(drawPaper(broken)).rejects.toThrow("not drawn");
    await expect(drawApart(broken, {})).rejects.toThrow("not drawn");
    const [one, other] = await Promise.all([drawPaper(order(3)), drawPaper(order(3))]);
    expect(same(one.bytes, other.bytes)).toBe(true);
  });

  it("stops at once when it is told to", async () => {
    const stopping = new AbortController();
    const drawn = drawApart(order(3_000), {
      onRows: () => stopping.abort(new Error("enough")),
      signal: stopping.signal,
    });
    await expect(drawn).rejects.toThrow("enough");
    await expect(drawApart(order(1), { signal: AbortSignal.abort(new Error("before")) })).rejects.toThrow("before");
  });
});
