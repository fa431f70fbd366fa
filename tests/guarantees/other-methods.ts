import type { ServerBuild } from "@remix-run/node";
import type { Address } from "./address-book";
import { inParallel, knock } from "./knock";
import { routesOf } from "./manifest";
import { type Persona, rightOf } from "./personas";

/** Methods that none of our pages uses: whoever sends one, wherever, is told so, and nothing comes of it. */
const methods = ["PUT", "PATCH", "DELETE"] as const;
const WIDTH = 8;

type Site = { build: ServerBuild; baseUrl: string };
type Tried = { addresses: readonly Address[]; personas: readonly Persona[]; random: () => number };
type Sent = { address: Address; persona: Persona; method: (typeof methods)[number] };

/**
 * Everything to try, from somewhere in the manifest on: all of it once with every method before any of it twice; first those
 * who may press the button, then others in turn.
 */
function* trials(build: ServerBuild, { addresses, personas, random }: Tried): Generator<Sent> {
  const manifest = routesOf(build).map((route) => addresses.filter((one) => one.route.id === route.id));
  const first = Math.floor(random() * manifest.length);
  const routes = [...manifest.slice(first), ...manifest.slice(0, first)];
  for (let round = 0; ; round += 1)
    for (const [at, ofRoute] of routes.entries()) {
      const address = ofRoute[round % ofRoute.length];
      if (!address) continue;
      const owners = personas.filter((persona) => persona.person && rightOf(persona, address) !== "foreign");
      for (const [turn, method] of methods.entries()) {
        const others = round === 0 && owners.length > 0 ? owners : personas;
        yield { address, method, persona: others[(round + at + turn) % others.length]! };
      }
    }
}

/**
 * Sends methods that no page uses, with what the address would take as a form, also as those who might press the button.
 * Answers how many were sent and every answer but a refusal in words; whether something changed is seen by the caller.
 */
export async function tryOtherMethods(
  { build, baseUrl }: Site,
  tried: Tried,
  { most, bodyAt }: { most: number; bodyAt(address: Address): { body: string; contentType: string } },
): Promise<{ n: number; failures: string[] }> {
  const sent: Sent[] = [];
  for (const trial of trials(build, tried)) {
    if (sent.length >= most) break;
    sent.push(trial);
  }
  const failures: string[] = [];
  await inParallel(sent, WIDTH, async ({ address, persona, method }) => {
    const { cookie } = persona;
    const answer = await knock(`${baseUrl}${address.path}`, { method, cookie, ...bodyAt(address) });
    if (answer.status !== 405 || answer.body.length === 0 || !answer.type.startsWith("text/plain"))
      failures.push(`${method} ${address.path} as ${persona.name}: ${answer.status} ${answer.type}`);
  });
  return { n: sent.length, failures };
}
