import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** An empty project outside the repository with packages installed by npm. */
export interface Project {
  readonly folder: string;
  /** Runs a command in the project and returns what it prints; throws with its output when it fails. */
  run(command: string, argv: readonly string[]): string;
  remove(): void;
}

/** Writes the files into a new folder and installs the packages there, as somebody new would. */
export function createProject(
  manifest: Readonly<Record<string, unknown>>,
  packages: readonly string[],
  files: Readonly<Record<string, string>>,
): Project {
  const folder = mkdtempSync(join(tmpdir(), "dealgate-project-"));
  const all = { "package.json": JSON.stringify({ private: true, ...manifest }), ...files };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const run = (command: string, argv: readonly string[]): string => {
    try {
      return execFileSync(command, argv, { cwd: folder, stdio: "pipe" }).toString("utf8");
    } catch (error) {
      const { stdout, stderr } = error as { readonly stdout: Buffer; readonly stderr: Buffer };
      throw new Error(`${command} ${argv.join(" ")}\n${stdout}\n${stderr}`, { cause: error });
    }
  };
  run("npm", [
    "install",
    "--prefer-offline",
    "--no-audit",
    "--no-fund",
    "--ignore-scripts",
    ...packages,
  ]);
  return { folder, run, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
