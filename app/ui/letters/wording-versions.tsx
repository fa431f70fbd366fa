import type { Release } from "~/lifecycle/2-announcement/wording";
import { formatInstant } from "~/text/format";
import { Fold } from "../fold";
import { usePage } from "../page";

type Version = {
  version: number;
  subject: string | null;
  text: string | null;
  release: Release | null;
  writtenBy: string;
  at: string;
};

/** Every version of the words of a letter, the newest first: who wrote it, when, and what it says. */
export function WordingVersions({ versions, zone }: { versions: readonly Version[]; zone: string }) {
  const { t, lang } = usePage();
  const words = t.wording;
  if (versions.length === 0) return null;
  return (
    <>
      <h2>{words.versions}</h2>
      {versions.map(({ version, subject, text, release, writtenBy, at }) => (
        <Fold
          key={version}
          title={
            <>
              {words.versionOf(version)}, {formatInstant(at, zone, lang)}, <span lang="ru">{writtenBy}</span>
            </>
          }
        >
          {subject && text ? (
            <div lang="ru">
              <p>
                <strong>{subject}</strong>
              </p>
              <pre className="letter-text">{text}</pre>
            </div>
          ) : (
            <p>{words.versionStandard}</p>
          )}
          {release ? (
            <p className="muted">
              {words.release}: {words.releases[release]}
            </p>
          ) : null}
        </Fold>
      ))}
    </>
  );
}
