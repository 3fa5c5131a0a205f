import pc from "picocolors";
import { clean } from "./clean.ts";

/** How a piece of text is shown; without colour all are alike. */
export type Style = "plain" | "strong" | "faint" | "good" | "bad" | "open";

/** A piece of a line in one style. */
export interface Span {
  readonly text: string;
  readonly style: Style;
  /** Whether it stays on one line. */
  readonly isWhole?: boolean;
}

/** Returns a piece of text made safe to print. */
export function span(text: string, style: Style = "plain"): Span {
  return { text: clean(text), style };
}

/** Returns spans as text, with terminal colours or without. */
export type Paint = (spans: readonly Span[]) => string;

/** Returns the painter for output with colour or without. */
export function painter(colour: boolean): Paint {
  if (!colour) return (spans) => spans.map(({ text }) => text).join("");
  const colours = pc.createColors(true);
  const styles: Readonly<Record<Style, (text: string) => string>> = {
    plain: (text) => text,
    strong: colours.bold,
    faint: colours.dim,
    good: colours.green,
    bad: colours.red,
    open: colours.yellow,
  };
  return (spans) => spans.map(({ text, style }) => styles[style](text)).join("");
}
