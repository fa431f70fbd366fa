import { createContext, Fragment, type ReactNode, useContext } from "react";
import { Line } from "./parts";

/** What an organiser says in a letter in place of the standard words, filled in: paragraphs before and after the facts. */
export type OwnWords = { subject: string; before: string[]; after: string[] };

/** To a reader of another language the standard letter is said too, and the organiser's words stand below it. */
type Own = { words: OwnWords; isBeside: boolean };

const OwnContext = createContext<Own | null>(null);
export const OwnWordsProvider = OwnContext.Provider;

/** The organiser's own words for the letter that is being drawn: those in place of the standard ones, and those below them. */
export function useOwnWords(): { instead: OwnWords | null; beside: string } {
  const own = useContext(OwnContext);
  if (!own) return { instead: null, beside: "" };
  const { words, isBeside } = own;
  return isBeside
    ? { instead: null, beside: [...words.before, ...words.after].join("\n\n") }
    : { instead: words, beside: "" };
}

/** A paragraph of the standard letter; it is left out where the organiser has said it in words of its own. */
export function Said({ children }: { children: ReactNode }) {
  return useOwnWords().instead ? null : <Line>{children}</Line>;
}

/** Paragraphs as they were typed, their line breaks kept. */
export function Paragraphs({ of }: { of: readonly string[] }) {
  return (
    <>
      {of.map((paragraph) => (
        <Line key={paragraph}>
          {paragraph.split("\n").map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a letter are drawn once and never moved
            <Fragment key={index}>
              {index > 0 ? <br /> : null}
              {line}
            </Fragment>
          ))}
        </Line>
      ))}
    </>
  );
}
