import { type Contradiction, contradictionCodes, type Severity } from "~/lifecycle/2-announcement/contradiction-codes";
import { sectionOfPath } from "~/lifecycle/2-announcement/rules-sections";
import type { Text } from "~/text/text";
import { Alert } from "../alert";
import { usePage } from "../page";

type Props = {
  found: readonly Contradiction[];
  /** The address of the rules in the office: each line leads to the field of its section. */
  base: string;
  /** Says in words that there is nothing, where silence would leave doubt. */
  sayNone?: boolean;
};

/** In what the rules contradict themselves, errors first, each with a link to where it is mended. */
export function Contradictions({ found, base, sayNone }: Props) {
  const { t } = usePage();
  const words = t.announcement.contradictions;
  if (found.length === 0) return sayNone ? <Alert tone="good">{words.none}</Alert> : null;
  return (
    <>
      <Listed found={found} base={base} severity="error" title={words.errors} />
      <Listed found={found} base={base} severity="warning" title={words.warnings} />
    </>
  );
}

function Listed({ found, base, severity, title }: Omit<Props, "sayNone"> & { severity: Severity; title: string }) {
  const { t } = usePage();
  const listed = found.filter(({ code }) => contradictionCodes[code] === severity);
  if (listed.length === 0) return null;
  return (
    <Alert tone={severity === "error" ? "bad" : "warn"} title={title}>
      <ul>
        {listed.map((one) => {
          const section = sectionOfPath(one.path);
          return (
            <li key={`${one.code} ${one.path}`}>
              {contradictionWords(t, one)}{" "}
              <a href={`${base}/${section}#f-${one.path}`}>{t.announcement.rules.sections[section]}</a>
            </li>
          );
        })}
      </ul>
    </Alert>
  );
}

/** One contradiction in words. */
export function contradictionWords(t: Text, { code, details = {} }: Contradiction): string {
  const words = t.announcement.contradictions.codes[code];
  return typeof words === "function" ? words(details) : words;
}
