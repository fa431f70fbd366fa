import { z } from "zod";
import { RejectForm, ReturnForm } from "./admission.form";
import { MOST_TOGETHER } from "./together";

/** The applications that the person has seen on the page, whatever the list says by now. */
const ids = z.array(z.uuid("notAllowed"), "requiredChoice").min(1, "requiredChoice").max(MOST_TOGETHER);

export const AdmitTogetherForm = z.strictObject({ ids });
export const RejectTogetherForm = z.strictObject({ ...RejectForm.shape, ids });
export const ReturnTogetherForm = z.strictObject({ ...ReturnForm.shape, ids });
/** Nobody (an empty choice) takes the task away again. */
export const AssignTogetherForm = z.strictObject({ ids, checker: z.union([z.literal(""), z.uuid("notAllowed")]) });
