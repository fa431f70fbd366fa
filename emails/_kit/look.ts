import type { CSSProperties } from "react";

const font = "Arial, 'PT Sans', sans-serif";

/** Styles of letters, written into each element: mail programs drop style sheets. */
export const look = {
  page: { backgroundColor: "#faf7f1", color: "#23201b", fontFamily: font, margin: 0, padding: "16px 8px" },
  sheet: { backgroundColor: "#ffffff", border: "1px solid #ddd5c7", maxWidth: "600px", padding: "24px" },
  mark: { color: "#14614a", fontSize: "18px", fontWeight: "bold", margin: "0 0 16px" },
  title: { fontSize: "22px", lineHeight: "28px", margin: "0 0 16px", overflowWrap: "anywhere" },
  line: { fontSize: "16px", lineHeight: "24px", margin: "0 0 16px", overflowWrap: "anywhere" },
  lead: { fontSize: "16px", fontWeight: "bold", lineHeight: "24px", margin: "0 0 4px" },
  quote: { borderLeft: "4px solid #ddd5c7", margin: "0 0 16px", padding: "4px 0 4px 16px", whiteSpace: "pre-line" },
  label: { color: "#5f584d", fontSize: "14px" },
  value: { fontSize: "16px", lineHeight: "24px", margin: "0 0 8px", overflowWrap: "anywhere" },
  facts: { backgroundColor: "#f1ece2", margin: "0 0 16px", padding: "12px 16px 4px" },
  button: { backgroundColor: "#14614a", color: "#ffffff", fontSize: "16px", fontWeight: "bold", padding: "12px 24px" },
  small: { color: "#5f584d", fontSize: "14px", lineHeight: "20px", margin: "12px 0 0" },
  address: { color: "#14614a", overflowWrap: "anywhere", textDecoration: "underline" },
  rule: { borderColor: "#ddd5c7", margin: "24px 0 0" },
} as const satisfies Record<string, CSSProperties>;
