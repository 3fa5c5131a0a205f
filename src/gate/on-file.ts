import { identityOf } from "../assess/identity.ts";
import type { Plan } from "../assess/plan.ts";
import { elementsOf } from "../assess/snapshot.ts";
import { listNames } from "../facts/lexicon.ts";
import type { Deal } from "../model/deal.ts";
import type { OnFile, Progress, RuleSetReference } from "../model/progress.ts";

/** Returns what a move was decided on: which rules, and how much of each append-only list. */
export function proofOf(
  plan: Plan,
  deal: Deal,
  progress: Progress,
): { readonly ruleSet: RuleSetReference; readonly onFile: OnFile } {
  const { id, version, digest } = identityOf(plan);
  return { ruleSet: { id, version, digest }, onFile: onFileOf(deal, progress) };
}

function onFileOf(deal: Deal, progress: Progress): OnFile {
  const lists: Record<string, number> = {};
  for (const list of listNames) {
    const elements = elementsOf(deal, list);
    if (elements !== undefined) lists[list] = elements.length;
  }
  return {
    evidence: deal.evidence?.length ?? 0,
    waivers: progress.waivers?.length ?? 0,
    ...lists,
  };
}

/** Returns the deal as it was when that much was on file, its progress replaced. */
export function dealOnFile(deal: Deal, ruleSet: string, onFile: OnFile, progress: Progress): Deal {
  const before = {
    ...progress,
    waivers: progress.waivers?.slice(0, onFile.waivers),
  };
  return {
    ...deal,
    evidence: deal.evidence?.slice(0, onFile.evidence),
    contacts: cut(deal.contacts, onFile.contacts),
    organisations: cut(deal.organisations, onFile.organisations),
    opportunity: deal.opportunity && {
      ...deal.opportunity,
      needs: cut(deal.opportunity.needs, onFile.needs),
      documents: cut(deal.opportunity.documents, onFile.documents),
      activities: cut(deal.opportunity.activities, onFile.activities),
      dates: cut(deal.opportunity.dates, onFile.dates),
    },
    progress: { ...deal.progress, [ruleSet]: before },
  };
}

function cut<T>(
  list: readonly T[] | undefined,
  length: number | undefined,
): readonly T[] | undefined {
  return length === undefined ? undefined : list?.slice(0, length);
}
