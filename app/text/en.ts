import { admission } from "./en/admission";
import { agreement } from "./en/agreement";
import { announcement } from "./en/announcement";
import { application } from "./en/application";
import { common } from "./en/common";
import { deadline } from "./en/deadline";
import { decision } from "./en/decision";
import { draft } from "./en/draft";
import { field } from "./en/field";
import { help } from "./en/help";
import { journal } from "./en/journal";
import { letters } from "./en/letters";
import { news } from "./en/news";
import { paperApplication } from "./en/paper-application";
import { papers } from "./en/papers";
import { publication } from "./en/publication";
import { refusal } from "./en/refusal";
import { registration } from "./en/registration";
import { reporting } from "./en/reporting";
import { review } from "./en/review";
import { shield } from "./en/shield";
import { state } from "./en/state";
import { upload } from "./en/upload";
import { wording } from "./en/wording";
import type { Text } from "./ru";

/** The English catalog: the same shape as the Russian one, checked by the compiler. */
export const en: Text = {
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
