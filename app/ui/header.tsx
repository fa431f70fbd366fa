import { useLocation } from "@remix-run/react";
import signOut from "~/enhance/sign-out.ts?worker&url";
import type { Lang } from "~/text/text";
import { Mark } from "./mark";
import { isPublicPath, usePage } from "./page";

/** The top of every page: who is in, language, display settings, and the areas open to this person. */
export function Header() {
  const { t, href, viewer, path, demo } = usePage();
  const links = [
    { to: "/", label: t.common.competitions, current: path === "/" || path.startsWith("/competitions") },
    ...(viewer?.areas ?? []).map((area) => ({
      to: `/${area}`,
      label: t.common.areas[area],
      current: `${path}/`.startsWith(`/${area}/`),
    })),
    { to: "/help", label: t.common.footer.help, current: path.startsWith("/help") },
  ];
  return (
    <header className="top">
      {demo ? (
        <p className="demo">
          {t.common.demo} <a href={href("/inbox")}>{t.common.demoLetters}</a>
        </p>
      ) : null}
      <div className="strip">
        <div className="frame strip-in">
          <a href={`${href("/display")}${href("/display").includes("?") ? "&" : "?"}back=${encodeURIComponent(path)}`}>
            {t.common.display}
          </a>
          <span className="strip-end">
            <LanguageSwitch />
            {viewer ? <SignedIn name={viewer.name} /> : <SignedOut />}
          </span>
        </div>
      </div>
      <div className="frame brand-row">
        <a className="brand" href={href("/")}>
          <Mark />
          <span>
            <span className="brand-name">{t.common.name}</span>
            <span className="brand-tagline">{t.common.tagline}</span>
          </span>
        </a>
        <nav className="main-nav" aria-label={t.common.mainNavigation}>
          <ul>
            {links.map((link) => (
              <li key={link.to}>
                <a href={href(link.to)} aria-current={link.current ? "true" : undefined}>
                  {link.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  );
}

function SignedIn({ name }: { name: string }) {
  const { t, href } = usePage();
  return (
    <>
      <a href={href("/account")} className="who">
        <span className="sr">{t.common.signedInAs} </span>
        {name}
      </a>
      <form method="post" action="/sign-out" className="form-inline">
        <button type="submit" className="strip-button">
          {t.common.signOut}
        </button>
      </form>
      <script type="module" src={signOut} />
    </>
  );
}

function SignedOut() {
  const { t, href, path } = usePage();
  const entrance = path.startsWith("/sign-") ? path : "/sign-in";
  return (
    <>
      <a href={href("/register")}>{t.common.register}</a>
      <a href={href(entrance)}>{t.common.signIn}</a>
    </>
  );
}

/** Public pages carry their language in the address; elsewhere it is the person's own preference. */
function LanguageSwitch() {
  const { t, lang, path } = usePage();
  const query = new URLSearchParams(useLocation().search);
  const other: Lang = lang === "ru" ? "en" : "ru";
  const words = t.common.languages;
  if (isPublicPath(path)) {
    query.set("lang", other);
    return (
      <a href={`${path}?${query}`} lang={other} hrefLang={other} aria-label={words.switchTo}>
        {words[other]}
      </a>
    );
  }
  return (
    <form method="post" action="/language" className="form-inline">
      <input type="hidden" name="lang" value={other} />
      <input type="hidden" name="back" value={path} />
      <button type="submit" className="strip-button" lang={other} aria-label={words.switchTo}>
        {words[other]}
      </button>
    </form>
  );
}
