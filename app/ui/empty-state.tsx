import type { ReactNode } from "react";

/** What stands where nothing is yet: what will appear here, why it is empty, and what to do first. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <svg viewBox="0 0 64 40" width="64" height="40" aria-hidden="true" className="empty-mark">
        <path d="M4 36h56M32 36V20" />
        <path d="M32 22c0-8-6-12-15-12 0 8 6 12 15 12zM32 17c0-7 5-11 13-11 0 7-5 11-13 11z" />
      </svg>
      <p className="empty-title">{title}</p>
      {children ? <div className="empty-body">{children}</div> : null}
      {action}
    </div>
  );
}
