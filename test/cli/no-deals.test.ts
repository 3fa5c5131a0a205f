import { afterAll, beforeAll, expect, test } from "vitest";
import { openPlace, type Place } from "./program.ts";

let place: Place;
beforeAll(() => {
  place = openPlace();
  place.write("none.json", "[]");
});
afterAll(() => place.remove());

test.each(["unlock none.json", "map none.json", "form JTF002 none.json"])(
  "dealgate %s says that there is no deal in the file",
  async (call) => {
    const { code, stdout, stderr } = await place.run(call.split(" "));
    expect([code, stdout, stderr]).toEqual([3, "", "error: no deals in `none.json`\n"]);
  },
);
