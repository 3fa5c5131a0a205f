import type { IssueBase } from "../model/issue.ts";
import { text } from "../model/text.ts";

const reasonOf = (error: unknown): string => {
  try {
    return String(error instanceof Error ? error.message : error);
  } catch {
    // Not everything that can be thrown can be put into words.
    return typeof error;
  }
};

/** Returns the issue of an input whose deal could not be loaded. */
export const notLoaded = (error: unknown): IssueBase => {
  const reason = reasonOf(error);
  return {
    code: "not-loaded",
    pointer: "",
    message: text(`商机没有取到：${reason}`, `the deal could not be loaded: ${reason}`),
  };
};

/** Returns the issue of a deal whose verdict could not be worked out. */
export const notAssessed = (error: unknown): IssueBase => {
  const reason = reasonOf(error);
  return {
    code: "not-assessed",
    pointer: "",
    message: text(`结论没有算出来：${reason}`, `the verdict could not be worked out: ${reason}`),
  };
};
