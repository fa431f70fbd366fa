import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { progressOf } from "~/lifecycle/3-application/progress";
import { ProgressLine } from "~/ui/application/own-application";

test("only an application that goes on, or was completed, stands on the line of stages", () => {
  const line = (...where: Parameters<typeof progressOf>) =>
    renderToStaticMarkup(<ProgressLine progress={progressOf(...where)} />).includes("stage-line");
  expect([line("submitted", "announced"), line("awarded", "published"), line("completed", "completed")]).toEqual([
    true,
    true,
    true,
  ]);
  expect([line("draft", "review"), line("withdrawn", "review"), line("rejected", "review")]).toEqual([
    false,
    false,
    false,
  ]);
});
