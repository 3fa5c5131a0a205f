import { execSync } from "node:child_process";
import { readFileSync } from "node:fs";

const roots = ["rules", "mappings", "src", "docs"];

const snapshot = (): ReadonlyMap<string, string> => {
  const listed = execSync(
    `git ls-files --cached --others --exclude-standard -- ${roots.join(" ")}`,
  );
  const files = listed.toString("utf8").split("\n").filter(Boolean);
  return new Map(files.map((file) => [file, content(file)]));
};

const content = (file: string): string => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
};

const before = snapshot();
execSync("npm run generate --silent", { stdio: "inherit" });
const after = snapshot();

const stale = [...after.keys()].filter((file) => after.get(file) !== before.get(file));
if (stale.length > 0) {
  process.stderr.write(
    `generated files were out of date, now rewritten:\n  ${stale.join("\n  ")}\n`,
  );
  process.exitCode = 1;
}
