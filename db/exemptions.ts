/** Tables that are written outside `transaction()`, each with its reason. Every other table of `public` and `blind` is guarded. */
export const exemptions: Record<string, string> = {
  "public.session": "sign-in state: renewed while reading, holds no fact of a competition",
  "public.rate_counter": "counts of attempts: unlogged, may be lost",
};
