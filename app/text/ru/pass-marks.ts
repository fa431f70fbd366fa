import { formatScore } from "../format";
import { paperMoney } from "./paper-format";

/** Pass marks as papers tell them: one mark, or one for each range of requested sums. Sums are kopecks as digits. */
export function passMarkLines(marks: readonly { upTo: string | null; mark: string }[]): string[] {
  return marks.map(({ upTo, mark }, index) => {
    const score = formatScore(mark, "ru");
    if (upTo === null) return score;
    const above = marks[index - 1]?.upTo;
    return `запрошено ${above ? `больше ${paperMoney(above)} и ` : ""}до ${paperMoney(upTo)} — ${score}`;
  });
}
