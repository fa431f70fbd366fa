import type { ReactNode } from "react";
import { Img, Section, Text } from "react-email";
import type { Lang } from "~/text/text";
import { look } from "./look";

/** A paragraph. */
export function Line({ children }: { children: ReactNode }) {
  return <Text style={look.line}>{children}</Text>;
}

/** What is known, as names and values; an absent value leaves its row out. */
export function Facts({ rows }: { rows: readonly (readonly [label: string, value: string | number | null])[] }) {
  return (
    <Section style={look.facts}>
      {rows.map(([label, value]) =>
        value === null || value === "" ? null : (
          <Text key={label} style={look.value}>
            <span style={look.label}>{label}</span>
            <br />
            {value}
          </Text>
        ),
      )}
    </Section>
  );
}

/** A picture that goes with the letter, square and named by its `cid`: nothing is fetched from anywhere. */
export function Picture({ cid, alt, side }: { cid: string; alt: string; side: number }) {
  return (
    <Section>
      <Img src={`cid:${cid}`} alt={alt} width={side} height={side} />
    </Section>
  );
}

/** Somebody's own words, line breaks kept; nothing when there are none. */
export function Quote({ title, lang, children }: { title: string; lang?: Lang; children: string }) {
  if (children.trim() === "") return null;
  return (
    <Section>
      <Text style={look.lead}>{title}</Text>
      <Text lang={lang} style={{ ...look.line, ...look.quote }}>
        {children}
      </Text>
    </Section>
  );
}
