/** Why a mail server did not take a letter, as far as its answer tells. */
export const relayRefusals = [
  "noAddress",
  "boxFull",
  "asSpam",
  "tooBig",
  "badAddress",
  "busy",
  "noConnection",
  "notSignedIn",
  "other",
] as const;
export type RelayRefusal = (typeof relayRefusals)[number];

/** The enhanced codes of RFC 3463 come first: servers give the basic ones more freely. Then words, then the basic code. */
const patterns: readonly (readonly [RegExp, RelayRefusal])[] = [
  [/not a plain e-mail address/i, "badAddress"],
  [/\b[45]\.1\.[1236]\b|user unknown|no such user|unknown user|mailbox (?:not found|unavailable)/i, "noAddress"],
  [/\b[45]\.2\.2\b|mailbox (?:is )?full|over ?quota|quota exceeded/i, "boxFull"],
  [/\b[45]\.3\.4\b|\b552\b|message (?:size|too)/i, "tooBig"],
  [/\b(?:530|535)\b|authenticat|invalid login|EAUTH/i, "notSignedIn"],
  [/\b5\.7\.\d+\b|spam|blacklist|block(?:ed|list)|policy/i, "asSpam"],
  [/ECONN|ETIMEDOUT|ENOTFOUND|EDNS|EAI_AGAIN|timeout|greeting never|socket|connection/i, "noConnection"],
  [/\b4\d\d\b|\b4\.\d\.\d+\b|try again|greylist/i, "busy"],
  [/\b550\b|\b553\b|recipient/i, "noAddress"],
];

/** What the answer of a mail server means; a message that nobody knows is `other`. */
export function relayRefusalOf(answer: string): RelayRefusal {
  return patterns.find(([pattern]) => pattern.test(answer))?.[1] ?? "other";
}
