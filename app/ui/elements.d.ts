import type { DetailedHTMLProps, HTMLAttributes } from "react";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "pochin-autosave": DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> & {
        "data-to": string;
        "data-owner": string;
        "data-worker": string;
        "data-words": string;
      };
      "pochin-live": DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> & {
        "data-beside": string;
        "data-owner": string;
        "data-model": string;
        "data-words": string;
      };
      "pochin-unsent": DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> & {
        "data-owner": string;
        "data-words": string;
      };
      "pochin-upload": DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> & {
        "data-to": string;
        "data-done": string;
        "data-words": string;
        "data-max": number;
        "data-accept": string;
      };
      "pochin-kept": DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> & {
        "data-worker": string;
        "data-words": string;
      };
      "pochin-own-time": DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> & {
        "data-at": string;
        "data-zone": string;
        "data-words": string;
      };
      "pochin-drawing": DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> & { "data-state": string };
      "pochin-countdown": DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> & {
        "data-left": number;
        "data-lang": string;
      };
    }
  }
}
