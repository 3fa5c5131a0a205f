import pc from "picocolors";
import type { Text } from "../model/text.ts";
import { clean } from "../report/clean.ts";
import { type Io, type Look, print } from "./io.ts";

/** Something to tell on the error output: one line, and perhaps what would help. */
export interface Complaint {
  readonly message: Text;
  readonly help?: Text | undefined;
}

const words = {
  error: { zh: "错误：", en: "error: " },
  note: { zh: "注意：", en: "note: " },
} as const satisfies Record<string, Text>;

/** Tells of an error, or of something to know, on the error output. */
export const complain = async (
  io: Io,
  look: Look,
  { message, help }: Complaint,
  kind: keyof typeof words = "error",
): Promise<void> => {
  const colours = pc.createColors(look.colour);
  const paint = kind === "error" ? colours.red : colours.yellow;
  const advice = help === undefined ? "" : `  ${clean(help[look.lang])}\n`;
  await print(io.stderr, `${paint(words[kind][look.lang])}${clean(message[look.lang])}\n${advice}`);
};
