import { createContext, type ReactNode, useContext } from "react";

const Unfolded = createContext(false);

/** A secondary part of a long page, under a line that tells what is inside. Printed open; works without scripts. */
export function Fold({ title, children }: { title: ReactNode; children: ReactNode }) {
  const isOpen = useContext(Unfolded);
  return (
    <details open={isOpen}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

/** Everything inside stands open: for those who have to read all of it. */
export function AllOpen({ children }: { children: ReactNode }) {
  return <Unfolded.Provider value={true}>{children}</Unfolded.Provider>;
}
