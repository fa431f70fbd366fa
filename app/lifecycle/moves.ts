/** A state machine as one literal table: state → move → state. Everything else about states comes from such tables. */
export type Moves = Record<string, Record<string, string>>;

export type StateOf<M extends Moves> = keyof M & string;
export type MoveOf<M extends Moves> = { [S in keyof M]: keyof M[S] & string }[keyof M];

/** The states of a table as the non-empty tuple that a Postgres enum wants, in the order they are written. */
export function statesOf<M extends Moves>(moves: M): [StateOf<M>, ...StateOf<M>[]] {
  return Object.keys(moves) as [StateOf<M>, ...StateOf<M>[]];
}

/** Where a move leads from a state, or null when the table has no such move. */
export function after<M extends Moves>(moves: M, state: StateOf<M>, move: MoveOf<M>): StateOf<M> | null {
  return (moves[state]?.[move] as StateOf<M> | undefined) ?? null;
}

/** A state and all that can follow it, in the order they are written. */
export function statesFrom<M extends Moves>(moves: M, start: StateOf<M>): StateOf<M>[] {
  const found = new Set<string>([start]);
  for (const state of found) for (const next of Object.values(moves[state] ?? {})) found.add(next);
  return statesOf(moves).filter((state) => found.has(state));
}

/** The states from which a move is possible. */
export function statesBefore<M extends Moves>(moves: M, move: MoveOf<M>): StateOf<M>[] {
  return statesOf(moves).filter((state) => after(moves, state, move) !== null);
}
