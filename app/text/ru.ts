import { admission } from "./ru/admission";
import { agreement } from "./ru/agreement";
import { announcement } from "./ru/announcement";
import { application } from "./ru/application";
import { common } from "./ru/common";
import { deadline } from "./ru/deadline";
import { decision } from "./ru/decision";
import { draft } from "./ru/draft";
import { field } from "./ru/field";
import { help } from "./ru/help";
import { journal } from "./ru/journal";
import { letters } from "./ru/letters";
import { news } from "./ru/news";
import { paperApplication } from "./ru/paper-application";
import { papers } from "./ru/papers";
import { publication } from "./ru/publication";
import { refusal } from "./ru/refusal";
import { registration } from "./ru/registration";
import { reporting } from "./ru/reporting";
import { review } from "./ru/review";
import { shield } from "./ru/shield";
import { state } from "./ru/state";
import { upload } from "./ru/upload";
import { wording } from "./ru/wording";

/** The Russian catalog: the source of every word a person reads, by stage. */
export const ru = {
  common,
  registration,
  announcement,
  application,
  draft,
  deadline,
  admission,
  review,
  decision,
  publication,
  agreement,
  reporting,
  help,
  letters,
  news,
  paperApplication,
  papers,
  journal,
  refusal,
  field,
  shield,
  state,
  upload,
  wording,
};
export type Text = typeof ru;
