import { contextOf } from "./session.server";

/** Where a request came from: evidence of a consent, and what attempts are counted by. */
export type Sender = { ip: string; agent: string };

const MAX_AGENT = 300;

/** The address and the browser of a request. */
export function senderOf(args: { request: Request; context: unknown }): Sender {
  return { ip: contextOf(args).ip, agent: (args.request.headers.get("user-agent") ?? "").slice(0, MAX_AGENT) };
}

/** The part of an address that one subscriber holds: a whole IPv4 address, the /64 network of an IPv6 one. */
export function networkOf(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip);
  if (mapped) return mapped[1]!;
  if (!ip.includes(":")) return ip;
  const [head = "", tail = ""] = ip.split("::", 2);
  const front = head.split(":").filter(Boolean);
  const back = tail.split(":").filter(Boolean);
  const zeros = ip.includes("::") ? Array<string>(Math.max(0, 8 - front.length - back.length)).fill("0") : [];
  return [...front, ...zeros, ...back]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}
