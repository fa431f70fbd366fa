import { formatInstant } from "~/text/format";
import { Alert } from "../alert";
import { usePage } from "../page";

type Props = {
  zone: string;
  /** Confirmed extensions of the reception, newest first. */
  extensions: readonly { from: string; to: string; reason: string }[];
};

/** That the reception was extended, from when to when and why: nothing when it was not. */
export function Extended({ zone, extensions }: Props) {
  const { t, lang } = usePage();
  const words = t.deadline.extension.public;
  const [last] = extensions;
  if (!last) return null;
  return (
    <Alert tone="warn" title={words.title({ to: formatInstant(last.to, zone, lang) })}>
      <p>{words.was({ from: formatInstant(last.from, zone, lang) })}</p>
      <p lang="ru">{last.reason}</p>
    </Alert>
  );
}
