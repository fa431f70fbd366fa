/** What the script of a form says, handed over by the page in its language. A time follows the words of `saved` and `sent`. */
export type DraftWords = Record<
  | "saving"
  | "saved"
  | "merged"
  | "sent"
  | "kept"
  | "notSaved"
  | "clash"
  | "expired"
  | "signIn"
  | "stopped"
  | "unsent"
  | "show"
  | "theirs"
  | "empty"
  | "mine"
  | "take"
  | "both",
  string
>;
