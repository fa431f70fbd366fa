import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { createContext, useContext } from "react";
import { type Refusal, refusalReasons } from "~/lifecycle/outcome";
import type { Text } from "~/text/text";
import { ButtonRow, LinkButton } from "./button";
import { usePage } from "./page";
import { PageTitle } from "./page-title";
import { refusalWords, statusWords } from "./words";

/** The number under which this request is in the server's log; given by the server's entry. */
export const IncidentContext = createContext<string | null>(null);

/** What a person sees instead of a page: what happened, why, and the way back. Serves every route's ErrorBoundary. */
export function ErrorPage() {
  const { t, path } = usePage();
  const error = useRouteError();
  const incident = useContext(IncidentContext);
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const words = statusWords(t, status);
  return (
    <article className="error-page">
      <p className="error-status" aria-hidden="true">
        {status}
      </p>
      <PageTitle title={words.title} lead={reasonOf(t, error) ?? words.body} />
      {status >= 500 && incident ? <p>{t.common.errors.incident(incident)}</p> : null}
      <ButtonRow>
        {status === 401 ? (
          <LinkButton to={`/sign-in?back=${encodeURIComponent(path)}`}>{t.common.signIn}</LinkButton>
        ) : null}
        <LinkButton to={homeOf(path)} look={status === 401 ? "plain" : "main"}>
          {t.common.errors.goHome}
        </LinkButton>
      </ButtonRow>
    </article>
  );
}

/** A refusal's own words, when the response carries its reason (`demand` of app/server/http.server.ts). */
function reasonOf(t: Text, error: unknown): string | null {
  if (!isRouteErrorResponse(error)) return null;
  const { reason, details } = (error.data ?? {}) as { reason?: Refusal; details?: Record<string, string | number> };
  return reason && refusalReasons.includes(reason) ? refusalWords(t, reason, details) : null;
}

/** The home page of the area the address belongs to, else the front page. */
function homeOf(path: string): string {
  const area = /^\/(applicant|expert|commission|office|admin)\//.exec(path)?.[1];
  return area ? `/${area}` : "/";
}
