import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { dealAt, openPlace, type Place, twoStages } from "./program.ts";

let place: Place;
beforeAll(() => {
  place = openPlace();
  place.write("rules.json", twoStages);
});
afterAll(() => place.remove());

const fresh = (name: string): string => {
  place.write(name, JSON.stringify(dealAt("d-1")));
  return name;
};
const dealIn = (name: string) => JSON.parse(place.read(name));
const script = (...lines: readonly object[]): string =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join("");
const ask = (file: string, stdin: string, ...options: readonly string[]) =>
  place.run(["ask", file, "--rules", "rules.json", "--by", "Li", "--script", "-", ...options], {
    stdin,
  });

describe("ask by a script", () => {
  test("puts the answer into the file, signed and dated, and ends as the door stands", async () => {
    const file = fresh("yes.json");
    const line = { question: "ready", answer: true, source: "document", at: "2026-06-12" };
    const ran = await ask(file, script(line));
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    expect(place.read(file)).toBe(
      `${JSON.stringify(
        {
          ...dealAt("d-1"),
          evidence: [
            {
              id: "ask-1",
              what: "ready",
              value: true,
              at: "2026-06-12",
              by: "Li",
              source: "document",
              recordedAt: "2026-06-30",
            },
          ],
        },
        null,
        2,
      )}\n`,
    );
    expect(ran.stdout).toBe(
      [
        "ready  are they ready",
        "  → yes · document · 2026-06-12",
        "    ✓ is ready: satisfied",
        "",
        "next door: second ✓ it may enter",
        "score 100",
        "nothing is left to ask",
        "",
      ].join("\n"),
    );
    expect(readdirSync(place.path).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  test("ends with 1 when the answer shuts the door, and with 2 while it is open", async () => {
    expect((await ask(fresh("no.json"), script({ answer: false }))).code).toBe(1);
    expect((await ask(fresh("open.json"), script({ do: "dont-know" }))).code).toBe(2);
    expect((await ask("open.json", "")).code).toBe(2);
    expect((await ask("open.json", script({ do: "end" }, { answer: true }))).code).toBe(2);
    expect(dealIn("open.json").evidence).toBeUndefined();
  });

  test("withdraws on the way back", async () => {
    const file = fresh("back.json");
    await ask(file, script({ answer: false }, { do: "back" }, { answer: true }));
    expect(dealIn(file).evidence).toMatchObject([
      { id: "ask-1", value: false },
      { withdraws: "ask-1" },
      { id: "ask-2", value: true },
    ]);
  });

  test("reads the script from a file, and takes a deal and a day of one's own", async () => {
    const file = fresh("other.json");
    place.write("answers.ndjson", `\n${script({ answer: true })}`);
    const argv = ["ask", file, "--rules", "rules.json", "--by", "李某", "--lang", "zh"];
    const ran = await place.run([...argv, "--as-of", "2026-07-15", "--script", "answers.ndjson"]);
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    expect(dealIn(file).evidence).toMatchObject([{ at: "2026-07-15", by: "李某" }]);
    expect(ran.stdout).toContain("  → 是 · 2026-07-15\n");
    expect(ran.stdout).toContain("没有要问的了");
  });

  test("stops at a line that does not fit, what came before being saved", async () => {
    const file = fresh("fault.json");
    const wrong = await ask(file, script({ do: "skip" }, { question: "raedy", answer: true }));
    expect([wrong.code, dealIn(file).evidence]).toEqual([3, undefined]);
    expect(wrong.stderr).toContain(
      "error: line 2 of the script: `ready` is asked here, not `raedy`\n",
    );
    const kind = await ask(file, script({ answer: "yes" }));
    expect(kind.code).toBe(3);
    expect(kind.stderr).toMatch(/^error: line 1 of the script: /);
    const done = await ask(file, script({ answer: true }, { answer: true }));
    expect(done.stderr).toBe("error: line 2 of the script: there is nothing left to ask\n");
    expect(dealIn(file).evidence).toHaveLength(1);
    expect((await ask(fresh("bad.json"), "no json\n")).code).toBe(3);
  });

  test("leaves the rights on the file and the link to it as they are", async () => {
    const file = fresh("private.json");
    chmodSync(join(place.path, file), 0o600);
    symlinkSync(file, join(place.path, "link.json"));
    expect((await ask("link.json", script({ answer: true }))).code).toBe(0);
    expect(lstatSync(join(place.path, "link.json")).isSymbolicLink()).toBe(true);
    expect(statSync(join(place.path, file)).mode & 0o777).toBe(0o600);
    expect(dealIn(file).evidence).toHaveLength(1);
  });

  test("never overwrites what somebody else wrote in the meantime", async () => {
    const file = fresh("shared.json");
    const path = join(place.path, file);
    const theirs = JSON.stringify(dealAt("d-1", undefined, { name: "theirs" }));
    const told: string[] = [];
    const out = { write: (line: string, done: () => void) => [told.push(line), done()] };
    const code = await run(["ask", file, "--rules", "rules.json", "--by", "Li", "--script", "-"], {
      stdin: (async function* () {
        writeFileSync(path, theirs);
        yield script({ answer: true });
      })(),
      stdout: out,
      stderr: out,
      cwd: place.path,
      today: "2026-06-30",
      env: {},
    });
    expect(code).toBe(3);
    expect(told.join("")).toContain("`shared.json` was changed by somebody else");
    expect(readFileSync(path, "utf8")).toBe(theirs);
  });
});

describe("ask refuses", () => {
  const argv = ["ask", "refused.json", "--rules", "rules.json"];

  test("to start without a terminal or a script, and a script without a name", async () => {
    fresh("refused.json");
    const bare = await place.run(argv);
    expect([bare.code, bare.stdout]).toEqual([64, ""]);
    expect(bare.stderr).toBe(
      "error: an interview needs a terminal\n  without one, give the answers with `--script FILE`\n",
    );
    const nameless = await place.run([...argv, "--script", "-"]);
    expect(nameless.code).toBe(64);
    expect(nameless.stderr).toContain("--by NAME");
    expect((await place.run([...argv, "--script", "-", "--by", " "])).code).toBe(64);
    const chinese = await place.run([...argv, "--lang", "zh"]);
    expect(chinese.stderr).toBe("错误：访谈需要终端\n  没有终端时用 `--script 文件` 给出答案\n");
  });

  test("what is no file of one deal, and scripts that are not there", async () => {
    place.write("list.json", JSON.stringify([dealAt("d-1")]));
    place.write("broken.json", '{"id":');
    expect((await ask("list.json", "")).code).toBe(64);
    expect((await ask("-", "")).code).toBe(64);
    expect((await ask("broken.json", "")).code).toBe(3);
    expect((await ask("nowhere.json", "")).code).toBe(3);
    const lost = await place.run([...argv, "--by", "Li", "--script", "nowhere.ndjson"]);
    expect([lost.code, lost.stderr]).toEqual([3, "error: no file `nowhere.ndjson`\n"]);
  });
});

describe("ask at a terminal", () => {
  const enter = "\r";
  const down = "\u001b[B";
  const ctrlC = "\u0003";

  /** Types keys one after the other, each once what is on the screen has come to rest. */
  const typing = async (file: string, keys: readonly string[], ...options: readonly string[]) => {
    const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => stdin });
    const stdout = Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 40 });
    let seen = "";
    let last = 0;
    stdout.on("data", (piece) => {
      seen += piece;
      last = performance.now();
    });
    const ending = run(["ask", file, "--rules", "rules.json", ...options], {
      stdin,
      stdout,
      stderr: stdout,
      cwd: place.path,
      today: "2026-06-30",
      env: { LANG: "en_GB.UTF-8" },
    });
    const settled = async (length: number): Promise<void> => {
      const begun = performance.now();
      while (seen.length === length || performance.now() - last < 40) {
        if (performance.now() - begun > 5000) throw new Error(`nothing new on screen: ${seen}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    };
    let length = 0;
    for (const key of keys) {
      await settled(length);
      length = seen.length;
      stdin.write(key);
    }
    const code = await ending;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: this takes the colours out
    return { code, seen: seen.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, "") };
  };

  test("asks who answers, takes a yes with its source and day, and says the door is open", async () => {
    const file = fresh("terminal.json");
    const answers = ["L", "i", enter, enter, down, enter, enter];
    const { code, seen } = await typing(file, answers);
    expect(code).toBe(0);
    expect(dealIn(file).evidence).toEqual([
      { id: "ask-1", what: "ready", value: true, at: "2026-06-30", by: "Li", source: "informant" },
    ]);
    for (const words of ["Who answers?", "are they ready", "How do we know?", "it may enter"]) {
      expect(seen).toContain(words);
    }
  });

  test("takes a number for an arrow, and a note where one is wanted", async () => {
    const file = fresh("noted.json");
    const noted = ["5", enter, "b", "y", " ", "m", "a", "i", "l", enter, "3", enter, enter];
    const { code, seen } = await typing(file, ["2", enter, ...noted], "--by", "Li");
    expect(code).toBe(1);
    expect(dealIn(file).evidence).toEqual([
      {
        id: "ask-1",
        what: "ready",
        value: false,
        at: "2026-06-30",
        by: "Li",
        source: "customer-statement",
        note: "by mail",
      },
    ]);
    expect(seen).toContain("5 change the note: by mail");
  });

  test("ends cleanly on Ctrl-C, wherever it comes", async () => {
    const file = fresh("left.json");
    const before = place.read(file);
    expect((await typing(file, [ctrlC])).code).toBe(0);
    expect((await typing(file, [ctrlC], "--by", "Li")).code).toBe(2);
    expect((await typing(file, [enter, ctrlC], "--by", "Li")).code).toBe(2);
    const late = await typing(file, [enter, enter, ctrlC], "--by", "Li");
    expect(late.code).toBe(2);
    expect(late.seen).toContain("every answer is on disk");
    expect(place.read(file)).toBe(before);
  });
});
