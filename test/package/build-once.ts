import { execSync } from "node:child_process";

/** Builds dist once, before the first test that uses the built package. */
export default function buildOnce(): void {
  execSync("npm run build --silent -- --silent", { stdio: ["ignore", "ignore", "inherit"] });
}
