import { expect, test } from "vitest";
import { proofKinds } from "~/lifecycle/1-registration/keep-proof.server";
import { fileError } from "~/lifecycle/file-error";
import { fileKindNames } from "~storage/file-kinds";

test("a file of another kind is told the kinds that this very form takes", () => {
  expect(fileError("kindNotAllowed", proofKinds)).toEqual({
    code: "fileKind",
    params: { kinds: "PDF, JPG, PNG, DOCX, ODT" },
  });
  expect(fileError("kindNotAllowed").params).toEqual({ kinds: fileKindNames.join(", ").toUpperCase() });
  expect(fileError("bomb")).toEqual({ code: "fileBroken" });
});
