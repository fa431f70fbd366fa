import type { DraftWords } from "~/enhance/draft-words";
import type { Text } from "~/text/text";

/** The words that the script of a form says, in the language of the page. */
export function draftWords(t: Text): DraftWords {
  const { state, clash } = t.draft;
  return { ...state, theirs: clash.theirs, empty: clash.empty, mine: clash.mine, take: clash.take, both: clash.both };
}
