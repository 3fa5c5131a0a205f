import type { AnalyzedCheckpoint, AnalyzedFlag, AnalyzedStage } from "../analyze/analysis.ts";
import { scales } from "../model/scales.ts";
import type { Stage } from "../rules/rule-set.ts";
import { type Change, changed } from "./change.ts";
import { removed } from "./edit-at.ts";

/** The most a checkpoint may weigh. */
const heaviest = 1000;

/** Returns the small changes of a stage itself, without those of its conditions and checkpoints. */
export const stageMutants = ({ stage, pointer }: AnalyzedStage): readonly Change[] => [
  ...(["appliesWhen", "entry"] as const).flatMap((key) =>
    stage[key] === undefined
      ? []
      : [
          changed(
            `${pointer}/${key}`,
            key === "entry" ? "entry-dropped" : "applies-when-dropped",
            undefined,
            undefined,
            () => removed,
          ),
        ],
  ),
  ...marksBeside(stage).map((mark) =>
    changed(`${pointer}/passMark`, "pass-mark", stage.passMark, mark),
  ),
];

/** Returns the small changes of a checkpoint itself, without those of its conditions. */
export const checkpointMutants = ({
  checkpoint,
  pointer,
  stage,
}: AnalyzedCheckpoint): readonly Change[] => {
  const { essential = false, waivable = false, weight = 1, judgement = true } = checkpoint;
  const { id, appliesWhen, when } = checkpoint;
  const drop = (key: string, mutation: Change["mutation"]): Change =>
    changed(`${pointer}/${key}`, mutation, undefined, undefined, () => removed);
  return [
    ...(stage.checkpoints.length > 1
      ? [changed(pointer, "checkpoint-dropped", id, undefined, () => removed)]
      : []),
    ...(appliesWhen === undefined ? [] : [drop("appliesWhen", "applies-when-dropped")]),
    ...(when === undefined || judgement === false ? [] : [drop("when", "when-dropped")]),
    changed(`${pointer}/essential`, "essential", essential, !essential),
    changed(`${pointer}/waivable`, "waivable", waivable, !waivable),
    ...[weight - 1, weight + 1]
      .filter((next) => next >= 0 && next <= heaviest)
      .map((next) => changed(`${pointer}/weight`, "weight", weight, next)),
    ...judgementMutants(judgement, when !== undefined, `${pointer}/judgement`),
  ];
};

const kinds = scales.sourceKind.values.map(({ value }) => value);

const judgementMutants = (
  judgement: boolean | { readonly source: (typeof kinds)[number] },
  hasBehaviours: boolean,
  at: string,
): readonly Change[] => {
  if (judgement === false) return [changed(at, "judgement", false, true)];
  // Without behaviours and without judgement nothing could ever answer.
  const refused = hasBehaviours ? [changed(at, "judgement", true, false)] : [];
  const source = judgement === true ? undefined : judgement.source;
  const place = source === undefined ? 0 : kinds.indexOf(source);
  const beside = [place - 1, place + 1].flatMap((next) => kinds[next] ?? []);
  const kept = beside.map((next) =>
    changed(at, "source", source ?? kinds[0], next, () => ({ source: next })),
  );
  return [...refused, ...(source === undefined ? [] : kept)];
};

/** Returns the small changes of a flag itself, without those of its condition. */
export const flagMutants = ({ flag, pointer }: AnalyzedFlag): readonly Change[] => {
  const { id, severity, presumed } = flag;
  return [
    changed(pointer, "flag-dropped", id, undefined, () => removed),
    ...(["info", "warn", "block"] as const)
      .filter((each) => each !== severity)
      .map((each) => changed(`${pointer}/severity`, "severity", severity, each)),
    ...(presumed === undefined
      ? []
      : [changed(`${pointer}/presumed`, "presumed", presumed, undefined, () => removed)]),
  ];
};

/**
 * Returns the nearest pass marks, one higher and one lower, that some answers of the checkpoints pass
 * and miss otherwise than the present one, where all of them apply. Many marks lie so close together
 * that no sum of weights falls between them.
 */
const marksBeside = ({ passMark = 0, checkpoints }: Stage): readonly number[] => {
  const weights = checkpoints.map(({ weight = 1, essential = false }) => ({ weight, essential }));
  const whole = weights.reduce((sum, { weight }) => sum + weight, 0);
  if (whole === 0 || passMark === 0) return [];
  let sums = new Set([0]);
  for (const { weight, essential } of weights) {
    // A stage is only ever left with its essential checkpoints met.
    const met = [...sums].map((sum) => sum + weight);
    sums = new Set(essential ? met : [...sums, ...met]);
  }
  const passing = [...sums].filter((sum) => 100 * sum >= passMark * whole);
  const missing = [...sums].filter((sum) => 100 * sum < passMark * whole);
  const higher = Math.floor((100 * Math.min(...passing)) / whole) + 1;
  const lower = Math.floor((100 * Math.max(...missing)) / whole);
  return [
    ...(missing.length > 0 && lower < passMark ? [lower] : []),
    ...(passing.length > 0 && higher <= 100 ? [higher] : []),
  ];
};
