import type { DetailedHTMLProps, HTMLAttributes } from "react";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "pochin-countdown": DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> & {
        "data-left": number;
        "data-lang": string;
      };
    }
  }
}
