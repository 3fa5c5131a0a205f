import { extname } from "node:path";
import { fillForm } from "../forms/fill-form.ts";
import type { FilledForm } from "../forms/filled-form.ts";
import type { Form } from "../forms/form.ts";
import { isSummary, joinForms } from "../forms/join-forms.ts";
import { milestoneForms } from "../forms/milestone-forms.ts";
import { renderForm } from "../forms/render-form.ts";
import type { Deal } from "../model/deal.ts";
import { didYouMean, quoted } from "../model/issue.ts";
import { nearest } from "../model/nearest.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { shippedRuleSets } from "../shipped/rule-sets.ts";
import { counted, countText } from "../words/count-words.ts";
import { complain } from "./complain.ts";
import { eachDeal } from "./each-deal.ts";
import { type ExitCode, exitCodes } from "./exit-code.ts";
import { type Io, lookOf, print } from "./io.ts";
import { clashingOutput, outputClash } from "./own-files.ts";
import { noDeals } from "./read-one-deal.ts";
import { writeOut } from "./write-out.ts";

/** What `form` may be told. */
export interface FormOptions {
  readonly asOf: string;
  readonly lang: Language;
  readonly out?: string | undefined;
  readonly personal: boolean;
}

const forms: Readonly<Record<string, Form>> = milestoneForms;

const endings = [".md", ".xlsx"];

/** Fills in a form from a deal, or a table of leads from many, and writes it down. */
export const formCommand = async (
  id: string,
  files: readonly string[],
  options: FormOptions,
  io: Io,
): Promise<ExitCode> => {
  const { asOf, lang, out, personal } = options;
  const look = lookOf(io.stderr, io.env, lang);
  const refuse = async (message: Text, help?: Text): Promise<ExitCode> => {
    await complain(io, look, { message, help });
    return exitCodes.usage;
  };
  const form = Object.hasOwn(forms, id) ? forms[id] : undefined;
  if (form === undefined) return refuse(...unknownForm(id));
  if (out !== undefined && !endings.includes(extname(out).toLowerCase())) {
    return refuse(
      text(`不知道 ${quoted(out)} 要写成什么格式`, `unknown format of ${quoted(out)}`),
      text("文件名以 `.md` 或 `.xlsx` 结尾", "let its name end in `.md` or `.xlsx`"),
    );
  }
  const clash = await clashingOutput(files, [out], io, "spared");
  if (clash !== undefined) return refuse(outputClash(clash));
  const filled: FilledForm[] = [];
  const { rejected } = await eachDeal(files, io, look, async (deal: Deal) => {
    const ruleSets = Object.values(shippedRuleSets);
    filled.push(fillForm(form, deal, { asOf, personal, ruleSets }));
  });
  const [first, ...others] = filled;
  if (rejected > 0) return exitCodes.badInput;
  if (first === undefined) {
    await complain(io, look, { message: noDeals(files.join(" ")) });
    return exitCodes.badInput;
  }
  if (others.length > 0 && !isSummary(form)) {
    return refuse(
      text(
        `${quoted(id)} 一次只填一个商机，这里有 ${filled.length} 个`,
        `${quoted(id)} takes one deal at a time, here are ${filled.length}`,
      ),
    );
  }
  const whole = others.length > 0 ? joinForms([first, ...others]) : first;
  if (out === undefined) {
    await print(io.stdout, renderForm(whole, { lang }));
    return exitCodes.ok;
  }
  const missing = countText(whole.missing.length, stillMissing);
  return writeOut(out, await contentOf(whole, out, lang), lang, io, missing);
};

const stillMissing = counted("，待补 {} 项", ", {} thing missing", ", {} things missing");

const unknownForm = (id: string): [Text, Text] => {
  const ids = Object.keys(forms);
  const near = nearest(id, ids);
  return [
    text(`没有表单 ${quoted(id)}`, `unknown form ${quoted(id)}`),
    near === undefined
      ? text(`可选：${ids.join("、")}`, `choose one of ${ids.join(", ")}`)
      : didYouMean(near),
  ];
};

const contentOf = async (
  form: FilledForm,
  out: string,
  lang: Language,
): Promise<string | Uint8Array> => {
  if (extname(out).toLowerCase() === ".md") return renderForm(form, { lang });
  // Only when asked for: no other command needs what writes workbooks.
  const { formWorkbook } = await import("../forms/form-workbook.ts");
  return formWorkbook(form, { lang });
};
