import { describe, expect, it } from "vitest";
import { DayError } from "../../src/assess/assess.ts";
import { advance, start } from "../../src/gate/advance.ts";
import { close, reopen } from "../../src/gate/close.ts";
import { earlierDeal } from "../../src/gate/earlier-deal.ts";
import { dealOf, moved, pipeline, progressOf, provenDeal } from "./pipeline.ts";

const made = { by: "Li", reason: "the customer says so" };
const lead = moved(start(pipeline, dealOf(provenDeal), { at: "2026-06-02" }));
const need = moved(advance(pipeline, lead, { to: "need", at: "2026-06-10" }));
const lost = moved(close(pipeline, need, { ...made, outcome: "lost", at: "2026-06-20" }));
const back = moved(reopen(pipeline, lost, { ...made, to: "lead", at: "2026-07-01" }));
const at = (day: string) => earlierDeal(back, day)?.progress?.sales;

describe("a deal as it stood on a day", () => {
  it("had made the moves up to that day, that day's own among them", () => {
    expect(at("2026-06-09")).toEqual(progressOf(lead));
    expect(at("2026-06-10")).toEqual(progressOf(need));
    expect(at("2026-06-30")).toEqual(progressOf(lost));
    expect(at("2026-06-30")?.stage).toBe("need");
  });

  it("stood nowhere before its first move", () => {
    expect(at("2026-06-01")).toEqual({ stage: null, history: [] });
  });

  it("is the deal as it is after its last move", () => {
    expect(earlierDeal(back, "2026-07-01")).toEqual(back);
  });

  it("was not there before it was opened", () => {
    const opened = { ...back, opportunity: { createdAt: "2026-06-02" } };
    expect(earlierDeal(opened, "2026-06-01")).toBeUndefined();
    expect(earlierDeal(opened, "2026-06-02")?.progress?.sales).toEqual(progressOf(lead));
  });

  it("stood always where it stands when nothing tells since when", () => {
    const own = dealOf({ progress: { sales: { stage: "offer" } } });
    expect(earlierDeal(own, "2020-01-01")).toEqual(own);
    const bare = dealOf({});
    expect(earlierDeal(bare, "2020-01-01")).toBe(bare);
  });

  it.each(["x", "2026-02-30", ""])("is none where there is no such day: %j", (day) => {
    expect(() => at(day)).toThrow(DayError);
    expect(() => at(day)).toThrow(`\`day\` must be a civil day such as 2026-06-30, got \`${day}\``);
  });

  it("keeps the progress in each rule set apart", () => {
    const both = { ...back, progress: { ...back.progress, other: { stage: "x" } } };
    expect(earlierDeal(both, "2026-06-02")?.progress).toEqual({
      sales: progressOf(lead),
      other: { stage: "x" },
    });
  });
});
