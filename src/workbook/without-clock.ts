import { unzipSync, zipSync } from "fflate";

/** Returns an archive with all its files of one day, so that the same content is the same bytes. */
export function withoutClock(archive: Uint8Array): Uint8Array {
  // Without a zone, for archives hold local time.
  return zipSync(unzipSync(archive), { mtime: "1980-01-01T00:00:00" });
}
