/** How ids are written: lower-case letters, digits and single hyphens. */
export const idPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** How facts of an app are named: words joined by dots, the first none that the model calls its own. */
export const appFactPattern =
  /^(?!(account|opportunity|contacts|organisations|needs|documents|activities|dates|custom|personal|verdict)\.)[^\s./]+(\.[^\s./]+)+$/;
