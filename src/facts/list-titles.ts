import { type Text, text } from "../model/text.ts";
import type { ListName } from "./reading.ts";

/** What the elements of each list are called, in the plural. */
export const listTitles: Readonly<Record<ListName, Text>> = {
  contacts: text("联系人", "contacts"),
  organisations: text("单位", "organisations"),
  needs: text("需求", "needs"),
  documents: text("文件", "documents"),
  activities: text("活动", "activities"),
  dates: text("日期", "dates"),
};
