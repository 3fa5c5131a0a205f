import type { Form } from "./form.ts";
import { leadTable } from "./jtf001.ts";
import { projectApplication } from "./jtf002.ts";
import { keyInformation } from "./jtf003.ts";
import { technicalPlan } from "./jtf004.ts";
import { commercialPlan } from "./jtf005.ts";

/** The forms of the key account milestones by their ids. */
export const milestoneForms = {
  JTF001: leadTable,
  JTF002: projectApplication,
  JTF003: keyInformation,
  JTF004: technicalPlan,
  JTF005: commercialPlan,
} as const satisfies Readonly<Record<string, Form>>;
