/** A letter for a frame of ours: pages allow no styles inside markup, so our own sheet takes their place. */
export function framedLetter(html: string): string {
  return html.replace(/ style="[^"]*"/g, "").replace("</head>", '<link rel="stylesheet" href="/letter.css"></head>');
}
