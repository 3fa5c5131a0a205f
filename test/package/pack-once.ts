import { execSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Path of the packed package, as the registry would serve it. */
    readonly tarball: string;
  }
}

/** Builds and packs the package once for all tests in this folder; returns what removes the tarball. */
export default function packOnce(project: TestProject): () => void {
  const out = mkdtempSync(join(tmpdir(), "dealgate-pack-"));
  execSync("npm run build --silent -- --silent", { stdio: ["ignore", "ignore", "inherit"] });
  execSync(`npm pack --silent --ignore-scripts --pack-destination "${out}"`, { stdio: "ignore" });
  const [tarball] = readdirSync(out);
  if (tarball === undefined) throw new Error("npm pack wrote no tarball");
  project.provide("tarball", join(out, tarball));
  return () => rmSync(out, { recursive: true, force: true });
}
