// Written by `npm run generate` from the pages in docs/checks/; edit those.
import type { CheckCode } from "../analyze/checks.ts";
import type { Text } from "../model/text.ts";

/** What the page of each check says: why, in a paragraph, and all of it as Markdown. */
export const checkPages: Readonly<
  Record<CheckCode, { readonly why: Text; readonly page: string }>
> = {
  "absorbed-condition": {
    why: {
      zh: "读的人会以为两条都起作用，其实只有一条。`--fix` 会删掉多余的一条，结论不变。",
      en: "Whoever reads it believes that both bounds matter. Often the second one was meant to stand in another checkpoint, or to be its opposite. `--fix` removes the superfluous one; every answer stays as it was, unknown ones included.",
    },
    page: '条件被同组的另一项包含。\n\nA member of a group changes nothing, because another member says as much or more.\n\n## Avoid 避免\n\n```json\n{\n  "all": [\n    { "fact": "seats", "operator": "greaterThanInclusive", "value": 50 },\n    { "fact": "seats", "operator": "greaterThanInclusive", "value": 100 }\n  ]\n}\n```\n\n## Prefer 推荐\n\n```json\n{\n  "all": [\n    { "fact": "seats", "operator": "greaterThanInclusive", "value": 50 },\n    { "fact": "seats", "operator": "lessThan", "value": 100 }\n  ]\n}\n```\n\n## Why 原因\n\nWhoever reads it believes that both bounds matter. Often the second one was meant to stand in another checkpoint, or to be its opposite. `--fix` removes the superfluous one; every answer stays as it was, unknown ones included.\n\n读的人会以为两条都起作用，其实只有一条。`--fix` 会删掉多余的一条，结论不变。\n',
  },
  "at-least-all-or-any": {
    why: {
      zh: "直接写 `all` 或 `any` 更清楚；数字等于项数，常常是删了几项却忘了改。`--fix` 会改写。",
      en: "There are plain words for both. A number that equals the length of the list is often left over from a longer list. `--fix` writes `all` or `any`.",
    },
    page: '`atLeast` 等于全部或任一。\n\n`atLeast` asks for one of its members, or for all of them.\n\n## Avoid 避免\n\n```json\n{\n  "atLeast": 2,\n  "of": [\n    { "fact": "budget-stated", "operator": "equal", "value": true },\n    { "fact": "seats", "operator": "greaterThan", "value": 100 }\n  ]\n}\n```\n\n## Prefer 推荐\n\n```json\n{\n  "all": [\n    { "fact": "budget-stated", "operator": "equal", "value": true },\n    { "fact": "seats", "operator": "greaterThan", "value": 100 }\n  ]\n}\n```\n\n## Why 原因\n\nThere are plain words for both. A number that equals the length of the list is often left over from a longer list. `--fix` writes `all` or `any`.\n\n直接写 `all` 或 `any` 更清楚；数字等于项数，常常是删了几项却忘了改。`--fix` 会改写。\n',
  },
  "checkpoint-never-met": {
    why: {
      zh: "如果它是必备项，商机就永远离不开这个阶段；如果不是，它的权重谁也拿不到。",
      en: "If it is essential no deal ever leaves the stage. If it is not, its weight is lost to every deal.",
    },
    page: '检查点永远无法满足。\n\nA checkpoint refuses judgement, and its condition cannot hold where the checkpoint applies.\n\n## Avoid 避免\n\n```json\n{\n  "id": "large",\n  "title": { "zh": "检查点 large", "en": "checkpoint large" },\n  "judgement": false,\n  "appliesWhen": { "fact": "seats", "operator": "lessThan", "value": 50 },\n  "when": { "fact": "seats", "operator": "greaterThan", "value": 100 }\n}\n```\n\n## Prefer 推荐\n\n```json\n{\n  "id": "large",\n  "title": { "zh": "检查点 large", "en": "checkpoint large" },\n  "judgement": false,\n  "appliesWhen": { "fact": "seats", "operator": "greaterThan", "value": 50 },\n  "when": { "fact": "seats", "operator": "greaterThan", "value": 100 }\n}\n```\n\n## Why 原因\n\nIf it is essential no deal ever leaves the stage. If it is not, its weight is lost to every deal.\n\n如果它是必备项，商机就永远离不开这个阶段；如果不是，它的权重谁也拿不到。\n',
  },
  "constant-condition": {
    why: {
      zh: "怎么答都成立，等于没问。如果只想知道有没有人了解过，用 `known` 写明白。",
      en: "A condition that any answer satisfies asks nothing. Where the point is that somebody has found out, `known` says so, and people can read it. Counts that are compared with 0 from both sides are let be: on a list that may be incomplete that does ask something.",
    },
    page: '条件恒成立。\n\nEvery answer satisfies the condition. As long as nobody answers it is unknown, afterwards always satisfied.\n\n## Avoid 避免\n\n```json\n{\n  "any": [\n    { "fact": "budget-stated", "operator": "equal", "value": true },\n    { "not": { "fact": "budget-stated", "operator": "equal", "value": true } }\n  ]\n}\n```\n\n## Prefer 推荐\n\n```json\n{ "fact": "known", "operator": "equal", "value": true, "params": { "of": "budget-stated" } }\n```\n\n## Why 原因\n\nA condition that any answer satisfies asks nothing. Where the point is that somebody has found out, `known` says so, and people can read it. Counts that are compared with 0 from both sides are let be: on a list that may be incomplete that does ask something.\n\n怎么答都成立，等于没问。如果只想知道有没有人了解过，用 `known` 写明白。\n',
  },
  contradiction: {
    why: {
      zh: "永远不成立的条件一定写错了：要么取值或边界有误，要么该用 `any` 的地方写了 `all`。看上去很严，其实是死路。",
      en: "A condition that cannot hold is never right: either values or bounds are wrong, or `all` stands where `any` was meant. The checkpoint looks strict and is a dead end.",
    },
    page: '条件自相矛盾。\n\nNo answer can satisfy the condition: its parts exclude each other, or a value lies outside what the fact can be.\n\n## Avoid 避免\n\n```json\n{\n  "all": [\n    { "fact": "seats", "operator": "greaterThan", "value": 100 },\n    { "fact": "seats", "operator": "lessThan", "value": 50 }\n  ]\n}\n```\n\n## Prefer 推荐\n\n```json\n{\n  "any": [\n    { "fact": "seats", "operator": "greaterThan", "value": 100 },\n    { "fact": "seats", "operator": "lessThan", "value": 50 }\n  ]\n}\n```\n\n## Why 原因\n\nA condition that cannot hold is never right: either values or bounds are wrong, or `all` stands where `any` was meant. The checkpoint looks strict and is a dead end.\n\n永远不成立的条件一定写错了：要么取值或边界有误，要么该用 `any` 的地方写了 `all`。看上去很严，其实是死路。\n',
  },
  "missing-source": {
    why: {
      zh: "迟早有人会问这条规则哪来的。自己加的也可以，在 `note` 里说明。",
      en: "Sooner or later somebody asks where a rule comes from. What is your own is fine: say so in a `note`.",
    },
    page: '没有注明出处。\n\nA checkpoint, signal or flag names no source, no law and has no note, in a rule set where most checkpoints cite their source.\n\n## Avoid 避免\n\n```json\n{\n  "id": "first",\n  "title": { "zh": "阶段 first", "en": "stage first" },\n  "checkpoints": [\n    {\n      "id": "a",\n      "title": { "zh": "检查点 a", "en": "checkpoint a" },\n      "source": ["plan/1.1"]\n    },\n    {\n      "id": "b",\n      "title": { "zh": "检查点 b", "en": "checkpoint b" },\n      "source": ["plan/1.2"]\n    },\n    { "id": "c", "title": { "zh": "检查点 c", "en": "checkpoint c" } }\n  ]\n}\n```\n\n## Prefer 推荐\n\n```json\n{\n  "id": "first",\n  "title": { "zh": "阶段 first", "en": "stage first" },\n  "checkpoints": [\n    {\n      "id": "a",\n      "title": { "zh": "检查点 a", "en": "checkpoint a" },\n      "source": ["plan/1.1"]\n    },\n    {\n      "id": "b",\n      "title": { "zh": "检查点 b", "en": "checkpoint b" },\n      "source": ["plan/1.2"]\n    },\n    {\n      "id": "c",\n      "title": { "zh": "检查点 c", "en": "checkpoint c" },\n      "note": "ours: asked for by the service team"\n    }\n  ]\n}\n```\n\n## Why 原因\n\nSooner or later somebody asks where a rule comes from. What is your own is fine: say so in a `note`.\n\n迟早有人会问这条规则哪来的。自己加的也可以，在 `note` 里说明。\n',
  },
  "missing-translation": {
    why: {
      zh: "看另一种语言的人，会在结论里读到看不懂的话。两种语言写法相同的名称和缩写不算。",
      en: "Whoever reads the other language gets words they cannot read in the middle of a verdict. Names and abbreviations that are the same in both languages are let be.",
    },
    page: '缺少译文。\n\nA text is blank in one language, or is written in the other one.\n\n## Avoid 避免\n\n```json\n{ "description": { "zh": "Rules for large customers", "en": "Rules for large customers" } }\n```\n\n## Prefer 推荐\n\n```json\n{ "description": { "zh": "大客户的规则", "en": "Rules for large customers" } }\n```\n\n## Why 原因\n\nWhoever reads the other language gets words they cannot read in the middle of a verdict. Names and abbreviations that are the same in both languages are let be.\n\n看另一种语言的人，会在结论里读到看不懂的话。两种语言写法相同的名称和缩写不算。\n',
  },
  "negated-unknown": {
    why: {
      zh: "没记录是“待确认”，不是“否”。人们会记看到的事，很少记没发生的事，结果多数商机被无故挡住。改用推定不存在的 `block` 级提示：先放行并列明，一旦有人看到就拦下。",
      en: 'Absent is unknown, not "no". People note what they see, seldom what they do not see: the door stays shut for most deals, for no reason. A `block` flag that is presumed absent lets them pass, says that it was presumed, and bars the door as soon as somebody sees it.',
    },
    page: '要求“没有”，而“没有”很少有人记录。\n\nA door, or an essential checkpoint that refuses judgement, waits until somebody records that something bad has not happened.\n\n## Avoid 避免\n\n```json\n{\n  "id": "first",\n  "title": { "zh": "阶段 first", "en": "stage first" },\n  "entry": { "not": { "fact": "rival-favoured", "operator": "equal", "value": true } },\n  "checkpoints": [{ "id": "a", "title": { "zh": "检查点 a", "en": "checkpoint a" } }]\n}\n```\n\n## Prefer 推荐\n\n```json\n{\n  "flags": [\n    {\n      "id": "rival-ahead",\n      "severity": "block",\n      "presumed": "absent",\n      "title": { "zh": "对手领先", "en": "a rival is ahead" },\n      "when": { "fact": "rival-favoured", "operator": "equal", "value": true }\n    }\n  ]\n}\n```\n\n## Why 原因\n\nAbsent is unknown, not "no". People note what they see, seldom what they do not see: the door stays shut for most deals, for no reason. A `block` flag that is presumed absent lets them pass, says that it was presumed, and bars the door as soon as somebody sees it.\n\n没记录是“待确认”，不是“否”。人们会记看到的事，很少记没发生的事，结果多数商机被无故挡住。改用推定不存在的 `block` 级提示：先放行并列明，一旦有人看到就拦下。\n',
  },
  "pass-mark-idle": {
    why: {
      zh: "其余检查点对能否过关不起作用。全部阶段用同一个及格分是一种约定，个别阶段必备项多也无妨；多数阶段都不起作用，及格分就形同虚设。",
      en: "The other checkpoints decide nothing. One mark for all stages is a policy, and a stage that is made of essentials mostly may do without; a mark that is idle in most stages is none.",
    },
    page: '只靠必备项就过了及格分。\n\nOnce the essentials of a stage are met its pass mark is reached, in at least half of the stages that have a mark.\n\n## Avoid 避免\n\n```json\n{\n  "id": "first",\n  "title": { "zh": "阶段 first", "en": "stage first" },\n  "passMark": 60,\n  "checkpoints": [\n    {\n      "id": "a",\n      "title": { "zh": "检查点 a", "en": "checkpoint a" },\n      "essential": true,\n      "weight": 5\n    },\n    { "id": "b", "title": { "zh": "检查点 b", "en": "checkpoint b" } },\n    { "id": "c", "title": { "zh": "检查点 c", "en": "checkpoint c" } }\n  ]\n}\n```\n\n## Prefer 推荐\n\n```json\n{\n  "id": "first",\n  "title": { "zh": "阶段 first", "en": "stage first" },\n  "passMark": 60,\n  "checkpoints": [\n    {\n      "id": "a",\n      "title": { "zh": "检查点 a", "en": "checkpoint a" },\n      "essential": true,\n      "weight": 2\n    },\n    { "id": "b", "title": { "zh": "检查点 b", "en": "checkpoint b" } },\n    { "id": "c", "title": { "zh": "检查点 c", "en": "checkpoint c" } }\n  ]\n}\n```\n\n## Why 原因\n\nThe other checkpoints decide nothing. One mark for all stages is a policy, and a stage that is made of essentials mostly may do without; a mark that is idle in most stages is none.\n\n其余检查点对能否过关不起作用。全部阶段用同一个及格分是一种约定，个别阶段必备项多也无妨；多数阶段都不起作用，及格分就形同虚设。\n',
  },
  "pass-mark-unreachable": {
    why: {
      zh: "所有商机都会卡在这个阶段，从得分上又看不出原因。",
      en: "Every deal gets stuck in the stage, and the score gives no hint why.",
    },
    page: '及格分达不到。\n\nThe checkpoints of a stage cannot come to its pass mark, because some exclude each other or can never be met.\n\n## Avoid 避免\n\n```json\n{\n  "id": "first",\n  "title": { "zh": "阶段 first", "en": "stage first" },\n  "passMark": 60,\n  "checkpoints": [\n    {\n      "id": "small",\n      "title": { "zh": "检查点 small", "en": "checkpoint small" },\n      "judgement": false,\n      "when": { "fact": "seats", "operator": "lessThan", "value": 50 }\n    },\n    {\n      "id": "large",\n      "title": { "zh": "检查点 large", "en": "checkpoint large" },\n      "judgement": false,\n      "when": { "fact": "seats", "operator": "greaterThan", "value": 100 }\n    }\n  ]\n}\n```\n\n## Prefer 推荐\n\n```json\n{\n  "id": "first",\n  "title": { "zh": "阶段 first", "en": "stage first" },\n  "passMark": 50,\n  "checkpoints": [\n    {\n      "id": "small",\n      "title": { "zh": "检查点 small", "en": "checkpoint small" },\n      "judgement": false,\n      "when": { "fact": "seats", "operator": "lessThan", "value": 50 }\n    },\n    {\n      "id": "large",\n      "title": { "zh": "检查点 large", "en": "checkpoint large" },\n      "judgement": false,\n      "when": { "fact": "seats", "operator": "greaterThan", "value": 100 }\n    }\n  ]\n}\n```\n\n## Why 原因\n\nEvery deal gets stuck in the stage, and the score gives no hint why.\n\n所有商机都会卡在这个阶段，从得分上又看不出原因。\n',
  },
  "personal-value-scored": {
    why: {
      zh: "了解对方的类型有助于沟通，可以算分；属于哪种类型不是商机的优点。家庭、籍贯、信仰、健康属于个人信息，有的还是敏感信息，须取得同意，不能按内容加分。",
      en: "Knowing somebody's type helps in dealing with them and may count; being of a type is no merit of a deal. Family, home town, faith or health are personal data, some of it sensitive (个人信息保护法 13, 28, 29), and need consent. The parser refuses the personal fields of the model; this check looks at types of people and at signals and custom fields of your own, by their words.",
    },
    page: '用个人信息打分。\n\nA checkpoint scores what a person is like in private, or what type of person they are.\n\n## Avoid 避免\n\n```json\n{\n  "id": "a",\n  "title": { "zh": "检查点 a", "en": "checkpoint a" },\n  "when": {\n    "fact": "contacts.count",\n    "operator": "greaterThan",\n    "value": 0,\n    "params": { "where": { "fact": "disc", "operator": "equal", "value": "D" } }\n  }\n}\n```\n\n## Prefer 推荐\n\n```json\n{\n  "id": "a",\n  "title": { "zh": "检查点 a", "en": "checkpoint a" },\n  "when": {\n    "fact": "contacts.count",\n    "operator": "greaterThan",\n    "value": 0,\n    "params": {\n      "where": { "fact": "known", "operator": "equal", "value": true, "params": { "of": "disc" } }\n    }\n  }\n}\n```\n\n## Why 原因\n\nKnowing somebody\'s type helps in dealing with them and may count; being of a type is no merit of a deal. Family, home town, faith or health are personal data, some of it sensitive (个人信息保护法 13, 28, 29), and need consent. The parser refuses the personal fields of the model; this check looks at types of people and at signals and custom fields of your own, by their words.\n\n了解对方的类型有助于沟通，可以算分；属于哪种类型不是商机的优点。家庭、籍贯、信仰、健康属于个人信息，有的还是敏感信息，须取得同意，不能按内容加分。\n',
  },
  "repeated-condition": {
    why: {
      zh: "重复多半是复制后忘了改。放在 `atLeast` 里，一个事实会被算两次。`--fix` 会删掉 `all`、`any` 里重复的一项。",
      en: "Most repetitions are copies that were meant to be changed. Within `atLeast` one fact counts twice. `--fix` removes the second one from `all` and `any`, where that changes no answer.",
    },
    page: '条件重复。\n\nA member of a group asks the same as one before it, in the same words or in others.\n\n## Avoid 避免\n\n```json\n{\n  "all": [\n    { "fact": "budget-stated", "operator": "equal", "value": true },\n    { "fact": "budget-stated", "operator": "in", "value": [true] }\n  ]\n}\n```\n\n## Prefer 推荐\n\n```json\n{\n  "all": [\n    { "fact": "budget-stated", "operator": "equal", "value": true },\n    { "fact": "seats", "operator": "greaterThan", "value": 100 }\n  ]\n}\n```\n\n## Why 原因\n\nMost repetitions are copies that were meant to be changed. Within `atLeast` one fact counts twice. `--fix` removes the second one from `all` and `any`, where that changes no answer.\n\n重复多半是复制后忘了改。放在 `atLeast` 里，一个事实会被算两次。`--fix` 会删掉 `all`、`any` 里重复的一项。\n',
  },
  "same-checkpoint": {
    why: {
      zh: "同一件事在得分里算两次，还要销售确认两遍。后面的阶段再问一次不算问题，可能确实要重新成立。",
      en: "One thing counts twice in the score, and people are asked to attest it twice. The same question in a later stage is no fault: it may have to hold there anew.",
    },
    page: '两个检查点意思相同。\n\nTwo checkpoints of one stage ask the same.\n\n## Avoid 避免\n\n```json\n{\n  "id": "first",\n  "title": { "zh": "阶段 first", "en": "stage first" },\n  "checkpoints": [\n    {\n      "id": "a",\n      "title": { "zh": "检查点 a", "en": "checkpoint a" },\n      "when": { "fact": "seats", "operator": "greaterThan", "value": 100 }\n    },\n    {\n      "id": "b",\n      "title": { "zh": "检查点 b", "en": "checkpoint b" },\n      "when": { "not": { "not": { "fact": "seats", "operator": "greaterThan", "value": 100 } } }\n    }\n  ]\n}\n```\n\n## Prefer 推荐\n\n```json\n{\n  "id": "first",\n  "title": { "zh": "阶段 first", "en": "stage first" },\n  "checkpoints": [\n    {\n      "id": "a",\n      "title": { "zh": "检查点 a", "en": "checkpoint a" },\n      "when": { "fact": "seats", "operator": "greaterThan", "value": 100 }\n    },\n    {\n      "id": "b",\n      "title": { "zh": "检查点 b", "en": "checkpoint b" },\n      "when": { "fact": "budget-stated", "operator": "equal", "value": true }\n    }\n  ]\n}\n```\n\n## Why 原因\n\nOne thing counts twice in the score, and people are asked to attest it twice. The same question in a later stage is no fault: it may have to hold there anew.\n\n同一件事在得分里算两次，还要销售确认两遍。后面的阶段再问一次不算问题，可能确实要重新成立。\n',
  },
  "short-lived-essential": {
    why: {
      zh: "一个商机要走几个月。早期的证据没等走完就过期，明明什么都没变，证据阶段却一再后退。六十天是我们定的。",
      en: "A deal takes months. What proved an early step lapses before the deal is through, so the evidenced stage falls back again and again though nothing has changed. Sixty days is our choice.",
    },
    page: '早期必备项的证据很快过期。\n\nAn essential checkpoint in the first half of the stages rests on evidence that lapses within 60 days.\n\n## Avoid 避免\n\n```json\n{\n  "staleAfterDays": { "judgement": 30 },\n  "stages": [\n    {\n      "id": "first",\n      "title": { "zh": "阶段 first", "en": "stage first" },\n      "checkpoints": [\n        {\n          "id": "a",\n          "title": { "zh": "检查点 a", "en": "checkpoint a" },\n          "essential": true\n        }\n      ]\n    },\n    {\n      "id": "second",\n      "title": { "zh": "阶段 second", "en": "stage second" },\n      "checkpoints": [{ "id": "b", "title": { "zh": "检查点 b", "en": "checkpoint b" } }]\n    }\n  ]\n}\n```\n\n## Prefer 推荐\n\n```json\n{\n  "staleAfterDays": { "judgement": 180 },\n  "stages": [\n    {\n      "id": "first",\n      "title": { "zh": "阶段 first", "en": "stage first" },\n      "checkpoints": [\n        {\n          "id": "a",\n          "title": { "zh": "检查点 a", "en": "checkpoint a" },\n          "essential": true\n        }\n      ]\n    },\n    {\n      "id": "second",\n      "title": { "zh": "阶段 second", "en": "stage second" },\n      "checkpoints": [{ "id": "b", "title": { "zh": "检查点 b", "en": "checkpoint b" } }]\n    }\n  ]\n}\n```\n\n## Why 原因\n\nA deal takes months. What proved an early step lapses before the deal is through, so the evidenced stage falls back again and again though nothing has changed. Sixty days is our choice.\n\n一个商机要走几个月。早期的证据没等走完就过期，明明什么都没变，证据阶段却一再后退。六十天是我们定的。\n',
  },
  "stage-never-applies": {
    why: {
      zh: "永远不适用的阶段会被悄悄跳过，里面的检查也就白写了；谁都进不去的阶段则会挡住所有商机。",
      en: "A stage that applies to nobody is passed over in silence, with everything that is checked in it. One that nobody can enter stops every deal.",
    },
    page: '阶段永远不适用。\n\nA stage applies to no deal, or no deal that it applies to can enter.\n\n## Avoid 避免\n\n```json\n{\n  "id": "first",\n  "title": { "zh": "阶段 first", "en": "stage first" },\n  "appliesWhen": {\n    "all": [\n      { "fact": "mood", "operator": "equal", "value": "low" },\n      { "fact": "mood", "operator": "equal", "value": "high" }\n    ]\n  },\n  "checkpoints": [{ "id": "a", "title": { "zh": "检查点 a", "en": "checkpoint a" } }]\n}\n```\n\n## Prefer 推荐\n\n```json\n{\n  "id": "first",\n  "title": { "zh": "阶段 first", "en": "stage first" },\n  "appliesWhen": { "fact": "mood", "operator": "in", "value": ["low", "high"] },\n  "checkpoints": [{ "id": "a", "title": { "zh": "检查点 a", "en": "checkpoint a" } }]\n}\n```\n\n## Why 原因\n\nA stage that applies to nobody is passed over in silence, with everything that is checked in it. One that nobody can enter stops every deal.\n\n永远不适用的阶段会被悄悄跳过，里面的检查也就白写了；谁都进不去的阶段则会挡住所有商机。\n',
  },
  "too-many-answers": {
    why: {
      zh: "要填的太多，人就会放弃，或者乱填。这里算的是下限：每个检查点只要一次判断，共用的回答只算一次，前面答过的不算。十二项是我们定的。",
      en: "People stop filling in, or fill in anything. The number is a lower bound: one judgement for each checkpoint, shared answers counted once, what was asked for earlier free. Twelve is our choice.",
    },
    page: '一道门要回答太多。\n\nA door opens with no fewer than thirteen new answers, however they are given.\n\n## Avoid 避免\n\n```json\n{\n  "stages": [\n    {\n      "id": "first",\n      "title": { "zh": "阶段 first", "en": "stage first" },\n      "checkpoints": [\n        {\n          "id": "c1",\n          "title": { "zh": "检查点 c1", "en": "checkpoint c1" },\n          "essential": true\n        },\n        {\n          "id": "c2",\n          "title": { "zh": "检查点 c2", "en": "checkpoint c2" },\n          "essential": true\n        },\n        {\n          "id": "c3",\n          "title": { "zh": "检查点 c3", "en": "checkpoint c3" },\n          "essential": true\n        },\n        {\n          "id": "c4",\n          "title": { "zh": "检查点 c4", "en": "checkpoint c4" },\n          "essential": true\n        },\n        {\n          "id": "c5",\n          "title": { "zh": "检查点 c5", "en": "checkpoint c5" },\n          "essential": true\n        },\n        {\n          "id": "c6",\n          "title": { "zh": "检查点 c6", "en": "checkpoint c6" },\n          "essential": true\n        },\n        {\n          "id": "c7",\n          "title": { "zh": "检查点 c7", "en": "checkpoint c7" },\n          "essential": true\n        },\n        {\n          "id": "c8",\n          "title": { "zh": "检查点 c8", "en": "checkpoint c8" },\n          "essential": true\n        },\n        {\n          "id": "c9",\n          "title": { "zh": "检查点 c9", "en": "checkpoint c9" },\n          "essential": true\n        },\n        {\n          "id": "c10",\n          "title": { "zh": "检查点 c10", "en": "checkpoint c10" },\n          "essential": true\n        },\n        {\n          "id": "c11",\n          "title": { "zh": "检查点 c11", "en": "checkpoint c11" },\n          "essential": true\n        },\n        {\n          "id": "c12",\n          "title": { "zh": "检查点 c12", "en": "checkpoint c12" },\n          "essential": true\n        },\n        {\n          "id": "c13",\n          "title": { "zh": "检查点 c13", "en": "checkpoint c13" },\n          "essential": true\n        }\n      ]\n    },\n    {\n      "id": "second",\n      "title": { "zh": "阶段 second", "en": "stage second" },\n      "checkpoints": [{ "id": "z", "title": { "zh": "检查点 z", "en": "checkpoint z" } }]\n    }\n  ]\n}\n```\n\n## Prefer 推荐\n\n```json\n{\n  "stages": [\n    {\n      "id": "first",\n      "title": { "zh": "阶段 first", "en": "stage first" },\n      "checkpoints": [\n        {\n          "id": "c1",\n          "title": { "zh": "检查点 c1", "en": "checkpoint c1" },\n          "essential": true\n        },\n        {\n          "id": "c2",\n          "title": { "zh": "检查点 c2", "en": "checkpoint c2" },\n          "essential": true\n        },\n        {\n          "id": "c3",\n          "title": { "zh": "检查点 c3", "en": "checkpoint c3" },\n          "essential": true\n        },\n        {\n          "id": "c4",\n          "title": { "zh": "检查点 c4", "en": "checkpoint c4" },\n          "essential": true\n        },\n        {\n          "id": "c5",\n          "title": { "zh": "检查点 c5", "en": "checkpoint c5" },\n          "essential": true\n        },\n        {\n          "id": "c6",\n          "title": { "zh": "检查点 c6", "en": "checkpoint c6" },\n          "essential": true\n        },\n        {\n          "id": "c7",\n          "title": { "zh": "检查点 c7", "en": "checkpoint c7" },\n          "essential": true\n        },\n        {\n          "id": "c8",\n          "title": { "zh": "检查点 c8", "en": "checkpoint c8" },\n          "essential": true\n        },\n        {\n          "id": "c9",\n          "title": { "zh": "检查点 c9", "en": "checkpoint c9" },\n          "essential": true\n        },\n        {\n          "id": "c10",\n          "title": { "zh": "检查点 c10", "en": "checkpoint c10" },\n          "essential": true\n        },\n        {\n          "id": "c11",\n          "title": { "zh": "检查点 c11", "en": "checkpoint c11" },\n          "essential": true\n        },\n        {\n          "id": "c12",\n          "title": { "zh": "检查点 c12", "en": "checkpoint c12" },\n          "essential": true\n        }\n      ]\n    },\n    {\n      "id": "second",\n      "title": { "zh": "阶段 second", "en": "stage second" },\n      "checkpoints": [{ "id": "z", "title": { "zh": "检查点 z", "en": "checkpoint z" } }]\n    }\n  ]\n}\n```\n\n## Why 原因\n\nPeople stop filling in, or fill in anything. The number is a lower bound: one judgement for each checkpoint, shared answers counted once, what was asked for earlier free. Twelve is our choice.\n\n要填的太多，人就会放弃，或者乱填。这里算的是下限：每个检查点只要一次判断，共用的回答只算一次，前面答过的不算。十二项是我们定的。\n',
  },
  "unanswerable-signal": {
    why: {
      zh: "销售看到的就是这句话。没法回答，这个事实就一直待确认，用到它的检查点也一样。",
      en: "The question is what a salesperson sees. If it cannot be answered the fact stays unknown for ever, and with it every checkpoint that reads it.",
    },
    page: '信号没人能回答。\n\nThe question of a signal or custom field is a placeholder, or allows of one answer alone, or of none.\n\n## Avoid 避免\n\n```json\n{\n  "signals": {\n    "price-named": {\n      "title": { "zh": "客户报过价", "en": "the customer named a price" },\n      "subject": "deal",\n      "type": "boolean",\n      "favours": "us",\n      "ask": { "zh": "待补充", "en": "TODO" }\n    }\n  }\n}\n```\n\n## Prefer 推荐\n\n```json\n{\n  "signals": {\n    "price-named": {\n      "title": { "zh": "客户报过价", "en": "the customer named a price" },\n      "subject": "deal",\n      "type": "boolean",\n      "favours": "us",\n      "ask": { "zh": "客户报过价吗？", "en": "Has the customer named a price?" }\n    }\n  }\n}\n```\n\n## Why 原因\n\nThe question is what a salesperson sees. If it cannot be answered the fact stays unknown for ever, and with it every checkpoint that reads it.\n\n销售看到的就是这句话。没法回答，这个事实就一直待确认，用到它的检查点也一样。\n',
  },
  "unused-condition": {
    why: {
      zh: "改规则时剩下的，或者本该用却忘了用。`--fix` 会删掉。",
      en: "Left over from an edit, or meant to be used and forgotten. `--fix` removes it.",
    },
    page: '命名条件没有用到。\n\nNothing leads to a named condition.\n\n## Avoid 避免\n\n```json\n{\n  "conditions": { "is-large": { "fact": "seats", "operator": "greaterThan", "value": 100 } }\n}\n```\n\n## Prefer 推荐\n\n```json\n{\n  "conditions": { "is-large": { "fact": "seats", "operator": "greaterThan", "value": 100 } },\n  "stages": [\n    {\n      "id": "first",\n      "title": { "zh": "阶段 first", "en": "stage first" },\n      "checkpoints": [\n        {\n          "id": "a",\n          "title": { "zh": "检查点 a", "en": "checkpoint a" },\n          "when": { "condition": "is-large" }\n        }\n      ]\n    }\n  ]\n}\n```\n\n## Why 原因\n\nLeft over from an edit, or meant to be used and forgotten. `--fix` removes it.\n\n改规则时剩下的，或者本该用却忘了用。`--fix` 会删掉。\n',
  },
  "unused-signal": {
    why: {
      zh: "让人去观察不影响结论的事，或者改规则时丢了条件。不会自动删：已有商机可能记录过它，删了那些记录就不认了。",
      en: "People would be asked to observe what changes nothing, or a condition was lost in an edit. Nothing is removed by itself: deals may hold observations of it, which would be refused without the signal.",
    },
    page: '信号没有用到。\n\nNo checkpoint, stage or flag reads a signal.\n\n## Avoid 避免\n\n```json\n{\n  "signals": {\n    "price-named": {\n      "title": { "zh": "客户报过价", "en": "the customer named a price" },\n      "subject": "deal",\n      "type": "boolean",\n      "favours": "us",\n      "ask": { "zh": "客户报过价吗？", "en": "Has the customer named a price?" }\n    }\n  }\n}\n```\n\n## Prefer 推荐\n\n```json\n{\n  "signals": {\n    "price-named": {\n      "title": { "zh": "客户报过价", "en": "the customer named a price" },\n      "subject": "deal",\n      "type": "boolean",\n      "favours": "us",\n      "ask": { "zh": "客户报过价吗？", "en": "Has the customer named a price?" }\n    }\n  },\n  "stages": [\n    {\n      "id": "first",\n      "title": { "zh": "阶段 first", "en": "stage first" },\n      "checkpoints": [\n        {\n          "id": "a",\n          "title": { "zh": "检查点 a", "en": "checkpoint a" },\n          "when": { "fact": "price-named", "operator": "equal", "value": true }\n        }\n      ]\n    }\n  ]\n}\n```\n\n## Why 原因\n\nPeople would be asked to observe what changes nothing, or a condition was lost in an edit. Nothing is removed by itself: deals may hold observations of it, which would be refused without the signal.\n\n让人去观察不影响结论的事，或者改规则时丢了条件。不会自动删：已有商机可能记录过它，删了那些记录就不认了。\n',
  },
  "win-probability-order": {
    why: {
      zh: "预测按赢率加权，照这样商机往前走反而更不值钱。不是数字写错，就是阶段排错了。",
      en: "Deals are weighted by these figures in the forecast: a deal that moves on would be worth less than before. Either a figure is wrong or the stages stand in the wrong order.",
    },
    page: '赢率与阶段顺序相反。\n\nA stage has a lower win probability than a stage before it.\n\n## Avoid 避免\n\n```json\n{\n  "stages": [\n    {\n      "id": "first",\n      "title": { "zh": "阶段 first", "en": "stage first" },\n      "winProbability": 0.5,\n      "checkpoints": [{ "id": "a", "title": { "zh": "检查点 a", "en": "checkpoint a" } }]\n    },\n    {\n      "id": "second",\n      "title": { "zh": "阶段 second", "en": "stage second" },\n      "winProbability": 0.3,\n      "checkpoints": [{ "id": "b", "title": { "zh": "检查点 b", "en": "checkpoint b" } }]\n    }\n  ]\n}\n```\n\n## Prefer 推荐\n\n```json\n{\n  "stages": [\n    {\n      "id": "first",\n      "title": { "zh": "阶段 first", "en": "stage first" },\n      "winProbability": 0.3,\n      "checkpoints": [{ "id": "a", "title": { "zh": "检查点 a", "en": "checkpoint a" } }]\n    },\n    {\n      "id": "second",\n      "title": { "zh": "阶段 second", "en": "stage second" },\n      "winProbability": 0.5,\n      "checkpoints": [{ "id": "b", "title": { "zh": "检查点 b", "en": "checkpoint b" } }]\n    }\n  ]\n}\n```\n\n## Why 原因\n\nDeals are weighted by these figures in the forecast: a deal that moves on would be worth less than before. Either a figure is wrong or the stages stand in the wrong order.\n\n预测按赢率加权，照这样商机往前走反而更不值钱。不是数字写错，就是阶段排错了。\n',
  },
  "zero-weight": {
    why: {
      zh: "满足与否都不影响得分和阶段门，却还要人去找证据。只想提示一下，用 `info` 级提示。",
      en: "Met or not, it changes neither score nor door, and still asks people for evidence. What only informs is an `info` flag.",
    },
    page: '权重为零。\n\nA checkpoint weighs nothing and is not essential.\n\n## Avoid 避免\n\n```json\n{ "id": "a", "title": { "zh": "检查点 a", "en": "checkpoint a" }, "weight": 0 }\n```\n\n## Prefer 推荐\n\n```json\n{\n  "id": "a",\n  "title": { "zh": "检查点 a", "en": "checkpoint a" },\n  "weight": 0,\n  "essential": true\n}\n```\n\n## Why 原因\n\nMet or not, it changes neither score nor door, and still asks people for evidence. What only informs is an `info` flag.\n\n满足与否都不影响得分和阶段门，却还要人去找证据。只想提示一下，用 `info` 级提示。\n',
  },
};
