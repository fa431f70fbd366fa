import { start as en } from "~/text/en/start";
import { start as ru } from "~/text/ru/start";

export type StartText = typeof ru;

/** The same words in both languages, one line each: nobody has chosen a language before the first page. */
export function inBoth(words: (text: StartText) => string): string {
  const russian = words(ru);
  const english = words(en);
  return russian === english ? russian : `${russian}\n${english}`;
}

/** Says one thing on the console, in both languages. */
export function say(words: (text: StartText) => string) {
  console.log(inBoth(words));
}

/** A reason not to start or not to go on that people can act on: printed without a stack. */
export class CannotStart extends Error {
  override name = "CannotStart";
  constructor(readonly words: (text: StartText) => string) {
    super(inBoth(words));
  }
}
