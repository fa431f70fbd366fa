import { createContext, type ReactNode, useContext } from "react";
import { Body, Button, Container, Head, Heading, Hr, Html, Link, Section, Text } from "react-email";
import { catalog, type Lang } from "~/text/text";
import type { LetterKind, Letters } from "../letters";
import { look } from "./look";
import { Line, Quote } from "./parts";
import { Paragraphs, useOwnWords } from "./said";

/** What every letter is drawn from; `organiser` is null where no competition stands behind it. */
export type LetterProps<K extends LetterKind> = { props: Letters[K]; lang: Lang; organiser: string | null };

/** Whether the letter is about a test competition: it is said above everything else. */
export const OfTest = createContext(false);

type FrameProps = {
  lang: Lang;
  organiser: string | null;
  title: string;
  name: string;
  /** Why this person gets the letter, said in the footer. */
  why: string;
  /** The one thing to do, its address spelled out below for programs that show no buttons. */
  button?: { label: string; url: string };
  children: ReactNode;
};

/** The sheet all letters are written on: the mark, a greeting, the body, one button, a footer. No images, no tracking. */
export function Frame({ lang, organiser, title, name, why, button, children }: FrameProps) {
  const { common, letters } = catalog(lang);
  const words = letters.frame;
  const { instead, beside } = useOwnWords();
  const heading = instead?.subject ?? title;
  return (
    <Html lang={lang}>
      <Head>
        <title>{heading}</title>
      </Head>
      <Body lang={lang} style={look.page}>
        <Container style={look.sheet}>
          <Text style={look.mark}>{common.name}</Text>
          {useContext(OfTest) ? <Line>{words.test}</Line> : null}
          <Heading as="h1" style={look.title}>
            {heading}
          </Heading>
          <Line>{name ? words.greeting(name) : words.greetingNobody}</Line>
          <Paragraphs of={instead?.before ?? []} />
          {children}
          <Paragraphs of={instead?.after ?? []} />
          <Quote title={words.organiserWrites} lang="ru">
            {beside}
          </Quote>
          {button ? (
            <Section>
              <Button href={button.url} style={look.button}>
                {button.label}
              </Button>
              <Text style={look.small} data-skip-in-text="true">
                {words.addressBelow}
                <br />
                <Link href={button.url} style={look.address}>
                  {button.url}
                </Link>
              </Text>
            </Section>
          ) : null}
          <Hr style={look.rule} />
          <Text style={look.small}>
            {why} {organiser ? `${words.organiser(organiser)} ` : ""}
            {words.automatic}
          </Text>
        </Container>
      </Body>
    </Html>
  );
}
