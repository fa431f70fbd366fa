import { useLocation } from "@remix-run/react";
import { Alert } from "../alert";

/** What was just done, when the address says so (`?done=saved`) and there are words for it. */
export function DoneAlert({ words }: { words: Readonly<Record<string, string>> }) {
  const done = new URLSearchParams(useLocation().search).get("done");
  return done && Object.hasOwn(words, done) ? <Alert tone="good">{words[done]}</Alert> : null;
}
