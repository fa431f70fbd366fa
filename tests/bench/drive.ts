import autocannon, { type Context } from "autocannon";
import { cpuMsOf } from "./cpu";
import type { Drive } from "./scene";

const CONNECTIONS = 8;

export type Measured = {
  medianMs: number;
  p99Ms: number;
  perSecond: number;
  /** Milliseconds a request, of each process asked for with everything below it. */
  cpuMs: Record<string, number>;
  done: number;
  refused: number;
};

/**
 * Drives a site with eight connections, each sending its next request when the last is answered.
 * @param seconds how long; ends earlier when the scene has nothing prepared left
 * @param processes those whose CPU is read, by name
 */
export async function drive(
  url: string,
  scene: Drive,
  seconds: number,
  processes: Record<string, number>,
): Promise<Measured> {
  const latencies: number[] = [];
  let [refused, lastAt] = [0, performance.now()];
  const readCpu = () => Object.entries(processes).map(([name, pid]) => [name, cpuMsOf([pid])] as const);
  const before = new Map(readCpu());
  const began = performance.now();
  await autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    requests: [
      {
        setupRequest: (request, context: Context) => {
          const next = scene.next();
          Object.assign(context, { next, at: performance.now() });
          return { ...request, ...(next?.sent ?? { method: "GET", path: "/healthz" }) };
        },
        onResponse: (status, body, context) => {
          const next = context.next as ReturnType<Drive["next"]>;
          if (!next) return;
          next.answered?.(status, body);
          const counts = scene.counts(status, body);
          if (!counts) refused += 1;
          if (counts !== true) return;
          lastAt = performance.now();
          latencies.push(lastAt - (context.at as number));
        },
      },
    ],
  });
  const used = readCpu().map(([name, ms]) => [name, (ms - before.get(name)!) / latencies.length] as const);
  latencies.sort((a, b) => a - b);
  const at = (share: number) =>
    latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? Number.NaN;
  return {
    medianMs: at(0.5),
    p99Ms: at(0.99),
    perSecond: latencies.length / ((lastAt - began) / 1000),
    cpuMs: Object.fromEntries(used),
    done: latencies.length,
    refused,
  };
}
