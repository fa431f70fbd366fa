import { eq } from "drizzle-orm";
import QRCode from "qrcode";
import type { Who } from "~/access/who";
import { type JournalProof, proveFacts } from "~/journal/proof.server";
import { made, type Outcome, refused } from "~/lifecycle/outcome";
import { drawPaper } from "~/papers/draw-paper.server";
import type { ReceiptSnapshot } from "~/papers/receipt.server";
import type { RenderedPaper } from "~/papers/render.server";
import { config } from "~/server/config.server";
import { db } from "~db/client.server";
import { formTemplate } from "~db/schema/announcement";
import { applicationVersion } from "~db/schema/application";
import { organiser, person } from "~db/schema/registration";
import { rulesOf } from "../2-announcement/competition.queries.server";
import { applicationFacts, templateOfVersion } from "./application.queries.server";
import { projectOf } from "./content";
import { readOwnText } from "./own-application.queries.server";
import { placeOf, type ReceiptData, type ReceiptFacts, receiptData, submissionToProve } from "./receipt-data.server";

/** A receipt as its applicant sees it; `qr` is an SVG picture as a data address. */
export type ReceiptPage = ReceiptFacts & {
  id: string;
  zone: string;
  /** Names of those who apply together with the applicant. */
  coApplicants: string[];
  qr: string;
  /** That the submission stands in the journal; null when the erased payload says nothing of it any more. */
  proof: JournalProof | null;
};

/** The receipt of the edition that counts, or of the one asked for. Refuses `notFound`. */
export async function readReceipt(who: Who, applicationId: string, edition?: number): Promise<Outcome<ReceiptPage>> {
  const read = await readOwnText(who, applicationId, edition);
  if (!read.ok) return read;
  const { title, files, reading, arrivedAt, code, sha256, competition, zone, edition: version } = read.value;
  if (version === null || !arrivedAt || !code || !sha256) return refused("notFound");
  const verifyUrl = `${config().baseUrl}/receipts/${code}`;
  const [proof] = await proveFacts([submissionToProve(applicationId, { edition: version, sha256 })]);
  const picture = await QRCode.toString(verifyUrl, { type: "svg", margin: 2 });
  return made({
    id: applicationId,
    title,
    competition,
    zone,
    edition: version,
    arrivedAt,
    code,
    sha256,
    files: files.map((file) => ({ name: file.name, size: file.size, sha256: file.sha256 })),
    coApplicants: reading.applicant.coApplicants.map(({ fullName }) => fullName),
    verifyUrl,
    proof: proof ?? null,
    qr: `data:image/svg+xml,${encodeURIComponent(picture)}`,
  });
}

/** The receipt as a PDF. Refuses `notFound`. */
export async function receiptPdf(who: Who, applicationId: string, edition?: number): Promise<Outcome<RenderedPaper>> {
  const page = await readReceipt(who, applicationId, edition);
  if (!page.ok) return page;
  const snapshot = await snapshotOf(who, page.value);
  return made(await drawPaper({ snapshot, format: "pdf", date: snapshot.arrivedAt }));
}

/** The receipt as data, with everything that a program needs to check it. Refuses `notFound`. */
export async function receiptJson(who: Who, applicationId: string, edition?: number): Promise<Outcome<ReceiptData>> {
  const page = await readReceipt(who, applicationId, edition);
  if (!page.ok) return page;
  return made(receiptData(page.value, page.value.proof, who.kind === "person" ? who.lang : "ru"));
}

async function snapshotOf(who: Who, page: ReceiptPage): Promise<ReceiptSnapshot> {
  const facts = await applicationFacts(db(), who, page.id);
  const [[version], [home]] = await Promise.all([
    db()
      .select({
        content: applicationVersion.content,
        template: formTemplate.template,
        rulesVersion: applicationVersion.rulesVersion,
        submittedBy: person.name,
      })
      .from(applicationVersion)
      .innerJoin(formTemplate, templateOfVersion)
      .innerJoin(person, eq(person.id, applicationVersion.submittedBy))
      .where(eq(applicationVersion.receiptCode, page.code)),
    db().select({ name: organiser.name }).from(organiser).where(eq(organiser.id, facts!.organiserId)),
  ]);
  const { content, template, rulesVersion, submittedBy } = version!;
  const { coApplicants = [] } = content.applicant;
  const { legalAct } = await rulesOf(db(), facts!.id, rulesVersion);
  return {
    kind: "receipt",
    version: 1,
    code: page.code,
    arrivedAt: page.arrivedAt,
    zone: page.zone,
    organiser: home!.name,
    competition: { title: page.competition, legalAct: `${legalAct.title} № ${legalAct.number}` },
    applicant: { name: content.applicant.fullName, inn: content.applicant.inn },
    ...(coApplicants.length > 0 && { coApplicants: coApplicants.map(({ fullName: name, inn }) => ({ name, inn })) }),
    project: page.title,
    requested: `${projectOf(content, template).sums.requested}`,
    submittedBy,
    files: page.files,
    contentHash: page.sha256,
    verifyUrl: page.verifyUrl,
    proof: page.proof && placeOf(page.proof),
  };
}
