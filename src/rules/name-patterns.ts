/** How versions are written: semantic versioning. */
export const versionPattern = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;
/** How the app's own fields are named: as in code, hyphens allowed. */
export const fieldNamePattern = /^[A-Za-z][A-Za-z0-9_-]*$/;
