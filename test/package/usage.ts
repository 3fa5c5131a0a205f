/** Every entry point of the package and the name under which the usage below knows it. */
export const entryPoints = {
  core: "dealgate",
  rules: "dealgate/rules",
  live: "dealgate/live",
  importing: "dealgate/import",
  report: "dealgate/report",
  testing: "dealgate/testing",
} as const;

// Uses the package through the names of `entryPoints` and prints one line of JSON.
const usage = `
const surface = { core, rules, live, importing, report, testing };
console.log(JSON.stringify(
  Object.fromEntries(Object.entries(surface).map(([name, entry]) => [name, Object.keys(entry).filter((key) => key !== "default").sort()])),
));
`;

const entries = Object.entries(entryPoints);

/** The usage as an ES module. */
export const usageModule =
  entries.map(([name, path]) => `import * as ${name} from "${path}";\n`).join("") + usage;

/** The usage as a CommonJS module. */
export const usageScript =
  entries.map(([name, path]) => `const ${name} = require("${path}");\n`).join("") + usage;
