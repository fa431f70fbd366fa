/** What has to be handed out: how many experts each application still needs, and who may not take it. */
export type Distribution = {
  applications: readonly { id: string; needs: number; experts: readonly string[] }[];
  experts: readonly { id: string; load: number }[];
  isBarred: (expertId: string, applicationId: string) => boolean;
  /** A draw for a text: the same seed gives the same draw (hex of SHA-256 of the seed and the text). */
  draw: (text: string) => string;
};

export type Assignment = { applicationId: string; expertId: string };

/**
 * Hands out applications evenly: those that fewest experts may take come first, each goes to the expert with the least
 * load, and the draw decides between equals. The same facts and seed give the same answer in whatever order they come.
 * An application that runs out of experts gets fewer than it needs.
 */
export function distribute({ applications, experts, isBarred, draw }: Distribution): Assignment[] {
  const load = new Map(experts.map((expert) => [expert.id, expert.load]));
  const free = new Map(applications.map(({ id }) => [id, experts.filter((one) => !isBarred(one.id, id)).length]));
  const order = [...applications].sort(
    (a, b) => free.get(a.id)! - free.get(b.id)! || inOrder(draw(a.id), draw(b.id)) || inOrder(a.id, b.id),
  );
  const given: Assignment[] = [];
  for (const { id, needs, experts: taken } of order) {
    const candidates = experts
      .filter((one) => !taken.includes(one.id) && !isBarred(one.id, id))
      .map((one) => ({ id: one.id, load: load.get(one.id) ?? 0, lot: draw(`${id}:${one.id}`) }))
      .sort((a, b) => a.load - b.load || inOrder(a.lot, b.lot) || inOrder(a.id, b.id));
    for (const { id: expertId } of candidates.slice(0, Math.max(0, needs))) {
      load.set(expertId, (load.get(expertId) ?? 0) + 1);
      given.push({ applicationId: id, expertId });
    }
  }
  return given;
}

function inOrder(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
