/** How a visually impaired person asked to see pages: kept in a cookie, put on <html> as data attributes. */
export type Display = {
  size: "normal" | "large" | "huge";
  contrast: "normal" | "light" | "dark" | "blue";
  spacing: "normal" | "wide";
};

export const displayCookie = "display";

export const displayChoices = {
  size: ["normal", "large", "huge"],
  contrast: ["normal", "light", "dark", "blue"],
  spacing: ["normal", "wide"],
} as const;

export const usualDisplay: Display = { size: "normal", contrast: "normal", spacing: "normal" };

function oneOf<T extends string>(choices: readonly T[], value: unknown): T {
  return choices.find((choice) => choice === value) ?? choices[0]!;
}

/** Display settings from loose values (form fields, parts of the cookie); anything unknown becomes "normal". */
export function displayOf(values: { size?: unknown; contrast?: unknown; spacing?: unknown }): Display {
  return {
    size: oneOf(displayChoices.size, values.size),
    contrast: oneOf(displayChoices.contrast, values.contrast),
    spacing: oneOf(displayChoices.spacing, values.spacing),
  };
}

/** Reads the settings from the request's Cookie header; the usual look when there are none. */
export function readDisplay(cookieHeader: string | null): Display {
  const match = /(?:^|;\s*)display=([a-z]+)\.([a-z]+)\.([a-z]+)/.exec(cookieHeader ?? "");
  return match ? displayOf({ size: match[1], contrast: match[2], spacing: match[3] }) : usualDisplay;
}

/** The Set-Cookie header that remembers the settings for a year; it is readable by nobody's script. */
export function displaySetCookie(display: Display, secure: boolean): string {
  const value = `${display.size}.${display.contrast}.${display.spacing}`;
  return `${displayCookie}=${value}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly${secure ? "; Secure" : ""}`;
}
