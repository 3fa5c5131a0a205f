import { Tinypool } from "tinypool";
import { compileRuleSet } from "../assess/compile-rule-set.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { assessBatch, type BatchResult, type BatchTask, type BatchWants } from "./assess-batch.ts";

/** What a worker is given when it starts. */
export interface WorkerSetup {
  readonly ruleSet: RuleSet;
  readonly overlays: readonly RuleSet[];
  readonly wants: BatchWants;
}

const { ruleSet, overlays, wants } = Tinypool.workerData as WorkerSetup;
const plan = compileRuleSet(ruleSet, { overlays });

/** Assesses the records of a task; the entry of a worker thread. */
export default (task: BatchTask): BatchResult => assessBatch(plan, task, wants);
