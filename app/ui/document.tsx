import { Links, Meta } from "@remix-run/react";
import type { ReactNode } from "react";
import { Footer } from "./footer";
import { Header } from "./header";
import { usePage } from "./page";

/** The whole HTML document around a page. It carries no framework script: pages are forms and links. */
export function Document({ children }: { children: ReactNode }) {
  const { t, lang, display } = usePage();
  return (
    <html lang={lang} data-size={display.size} data-contrast={display.contrast} data-spacing={display.spacing}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no" />
        <Meta />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Links />
      </head>
      <body>
        <a className="skip" href="#content">
          {t.common.skip}
        </a>
        <Header />
        <main id="content" className="frame" tabIndex={-1}>
          {children}
        </main>
        <Footer />
      </body>
    </html>
  );
}
