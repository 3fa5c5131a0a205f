import type { Deal } from "../model/deal.ts";
import { quoted } from "../model/issue.ts";
import { type Text, text } from "../model/text.ts";
import type { Found } from "./choose-rules.ts";
import { complain } from "./complain.ts";
import { eachDeal } from "./each-deal.ts";
import { exitCodes } from "./exit-code.ts";
import type { Io, Look } from "./io.ts";

/** Says that a file holds no deals at all. */
export const noDeals = (file: string): Text =>
  text(`${quoted(file)} 里没有商机`, `no deals in ${quoted(file)}`);

/** Returns the one deal of a file; tells what is wrong when it holds none, or several. */
export const readOneDeal = async (file: string, io: Io, look: Look): Promise<Found<Deal>> => {
  const deals: Deal[] = [];
  const { rejected } = await eachDeal([file], io, look, async (deal) => {
    deals.push(deal);
  });
  const [deal] = deals;
  if (rejected > 0) return { ok: false, code: exitCodes.badInput };
  if (deal === undefined) {
    await complain(io, look, { message: noDeals(file) });
    return { ok: false, code: exitCodes.badInput };
  }
  if (deals.length === 1) return { ok: true, found: deal };
  await complain(io, look, {
    message: text(
      `${quoted(file)} 里有 ${deals.length} 个商机，一次只能看一个`,
      `${deals.length} deals in ${quoted(file)}: one at a time`,
    ),
  });
  return { ok: false, code: exitCodes.usage };
};
