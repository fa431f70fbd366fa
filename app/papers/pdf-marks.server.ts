import QRCode from "qrcode";
import { paperWords } from "~/text/ru/papers";
import type { Runs, Signer } from "./paper";
import { breakLines, drawLines, lineHeight } from "./pdf-lines.server";
import { mm, need, type Sheet } from "./pdf-sheet.server";
import { asArtifact } from "./pdf-table.server";

const BODY = 12;

/** A role, a line to sign on and a name; the captions under them say what to write. */
export function drawSignatures(sheet: Sheet, signers: readonly Signer[]): void {
  const { pdf } = sheet;
  const [role, sign] = [sheet.width * 0.34, sheet.width * 0.26];
  const name = sheet.width - role - sign - mm(6);
  for (const signer of signers) {
    const roles = breakLines(pdf, signer.role, BODY, role - mm(4));
    const names = breakLines(pdf, signer.name, BODY, name);
    const rows = Math.max(roles.length, names.length);
    const height = lineHeight(BODY) * rows + lineHeight(8) + 10;
    need(sheet, height);
    const top = sheet.y + 4;
    const base = top + lineHeight(BODY) * rows;
    const element = pdf.struct("P");
    pdf.addStructure(element);
    element.add(() => {
      drawLines(pdf, roles, sheet.left, base - roles.length * lineHeight(BODY), role, BODY, "left");
      drawLines(
        pdf,
        names,
        sheet.left + role + sign + mm(6),
        base - names.length * lineHeight(BODY),
        name,
        BODY,
        "left",
      );
    });
    element.end();
    asArtifact(pdf, () => {
      pdf
        .lineWidth(0.5)
        .moveTo(sheet.left + role, base)
        .lineTo(sheet.left + role + sign, base)
        .stroke();
      const caption = breakLines(pdf, paperWords.signature, 8, sign);
      drawLines(pdf, caption, sheet.left + role, base + 1, sign, 8, "center");
    });
    sheet.y = base + lineHeight(8) + 6;
  }
}

/** A QR code drawn as squares, with its caption on the right. */
export function drawQr(sheet: Sheet, text: string, caption: Runs): void {
  const { pdf } = sheet;
  const side = mm(32);
  const lines = breakLines(pdf, caption, 10, sheet.width - side - mm(6));
  need(sheet, side + 8);
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
  const step = side / modules.size;
  const [top, left] = [sheet.y + 4, sheet.left];
  const figure = pdf.struct("Figure", { alt: paperWords.qrAlt });
  pdf.addStructure(figure);
  figure.add(() => {
    for (let row = 0; row < modules.size; row++)
      for (let column = 0; column < modules.size; column++)
        if (modules.get(row, column)) pdf.rect(left + column * step, top + row * step, step, step);
    pdf.fill("black");
  });
  figure.end();
  const element = pdf.struct("P");
  pdf.addStructure(element);
  element.add(() => drawLines(pdf, lines, left + side + mm(6), top, sheet.width - side - mm(6), 10, "left"));
  element.end();
  sheet.y = top + Math.max(side, lines.length * lineHeight(10)) + 8;
}
