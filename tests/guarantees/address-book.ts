import type { ServerBuild } from "@remix-run/node";
import { routesOf, type SiteRoute } from "./manifest";
import type { Thing, World } from "./world-things";

/**
 * What stands in each parameter of the site's addresses: the folder before it, its name, and the kinds of things it may be.
 * A route with a parameter that nobody names here fails every proof that walks the site.
 */
const kinds: Record<string, string | readonly string[]> = {
  ":paper/:file": "paperFile",
  ":subject/:format": "drawnFormat",
  "/:organiser": "organiserSlug",
  ":organiser/:competition": "competitionSlug",
  "agreements/:applicationId": "application",
  "agreements/:id": "agreement",
  "applicants/:id": "applicant",
  "application-list/:file": "listFile",
  "applications/:appId": "application",
  "applications/:applicationId": "application",
  "applications/:id": "application",
  "attempts/:attempt": "lateAttempt",
  "autosave/:section": "section",
  "check-list/:file": "checkListFile",
  "co-applicants/:place": "coApplicantPlace",
  "co-applications/:id": "coApplication",
  "colleagues/:task": "sectionTask",
  "competitions/:id": "competition",
  "confirm/:token": "confirmation",
  "consents/:id": "consent",
  "consents/:purpose": "purpose",
  "copies/:copy": "signedCopy",
  "drawings/:subject": ["paper", "journal"],
  "email/:token": "emailToken",
  "errands/:errand": "errand",
  "errands/:id": "errand",
  "expenses/:expenseId": "expense",
  "files/:document": "publicDocument",
  "files/:file": ["applicationFile", "requestProofFile"],
  "files/:fileId": ["applicationFile", "expenseFile", "sheetFile"],
  "form/:section": "section",
  "head-requests/:id": "headRequest",
  "help/:role": "helpRole",
  "history/:state": "draftState",
  "inbox/:id": "letter",
  "invitation/:token": "invitationToken",
  "invitations/:id": "invitation",
  "invitations/:invitation": "memberInvitation",
  "items/:item": "item",
  "letters/:letter": "officeLetter",
  "meetings/:id": "meeting",
  "members/:member": "membership",
  "organisations/:id": "applicant",
  "organisers/:id": "organiser",
  "news/:news": "news",
  "objection/:token": "objectionToken",
  "paper-applications/:entry": "paperApplication",
  "papers/:paper": "paper",
  "people/:person": "namedPerson",
  "pieces/:piece": "piece",
  "profile/:tieId": "tie",
  "preview/:role": "previewRole",
  "projects/:applicationId": "project",
  "proof/:file": "proofFile",
  "proof/:proof": "proof",
  "receipts/:code": "receipt",
  "registration-journal/:file": "journalFile",
  "reports/:id": "report",
  "requests/:request": "joinRequest",
  "reset/:token": "resetToken",
  "results/:file": "resultsFile",
  "roles/:id": "role",
  "rules/:section": "ruleSection",
  "scans/:scan": "paperScan",
  "sheets/:id": "sheet",
  "sheets/:sheetId": "sheet",
  "uploads/:upload": "upload",
  "wording/:kind": "wordedKind",
};

/** One address of a route: what stands in its parameters, in order. */
export type Address = { route: SiteRoute; path: string; things: { param: string; thing: Thing }[] };

const segmentsOf = (pattern: string) => pattern.split("/").slice(1);
const isParam = (segment: string) => segment.startsWith(":");

/** Parameters of the site that the table above does not name, as "route: parameter". */
export function unnamedParameters(build: ServerBuild): string[] {
  return routesOf(build).flatMap(({ pattern }) => {
    const segments = segmentsOf(pattern);
    return segments.flatMap((segment, at) =>
      isParam(segment) && !(keyOf(segments, at) in kinds) ? [`${pattern}: ${keyOf(segments, at)}`] : [],
    );
  });
}

const keyOf = (segments: string[], at: number) => `${segments[at - 1] ?? ""}/${segments[at]}`;

/** Every address of every route that the world has things for; nested things stand behind their own. */
export function addressesOf(build: ServerBuild, world: World): Address[] {
  return routesOf(build).flatMap((route) => addressesOfRoute(route, world));
}

function addressesOfRoute(route: SiteRoute, world: World): Address[] {
  if (route.pattern === "/*") return [{ route, path: "/nothing/is/here/at-all", things: [] }];
  const segments = segmentsOf(route.pattern);
  let found: Address["things"][] = [[]];
  segments.forEach((segment, at) => {
    if (isParam(segment))
      found = found.flatMap((before) =>
        thingsAt(segments, at, before, world).map((thing) => [...before, { param: segment.slice(1), thing }]),
      );
  });
  return found.map((things) => ({
    route,
    things,
    path: pathOf(
      route.pattern,
      things.map(({ thing }) => thing.value),
    ),
  }));
}

/** The address of a pattern with these values in its parameters, in order. */
export function pathOf(pattern: string, values: readonly string[]): string {
  let at = 0;
  return pattern.replace(/:\w+/g, () => encodeURIComponent(values[at++] ?? ""));
}

function thingsAt(segments: string[], at: number, before: Address["things"], world: World): Thing[] {
  const named = kinds[keyOf(segments, at)] ?? [];
  const standsBehind = ({ within }: Thing) =>
    !within || before.length === 0 || before.some(({ thing }) => within.includes(thing.value));
  return [named]
    .flat()
    .flatMap((kind) => world[kind] ?? [])
    .filter(standsBehind);
}
