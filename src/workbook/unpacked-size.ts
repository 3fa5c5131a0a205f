import { unzipSync, zipSync } from "fflate";

/**
 * Returns how many bytes the parts of an Excel workbook say they have, unpacked. Throws where the
 * bytes are no archive.
 */
export function unpackedSize(workbook: Uint8Array): number {
  let size = 0;
  unzipSync(workbook, {
    filter: ({ originalSize }) => {
      size += originalSize;
      return false;
    },
  });
  return size;
}

/** Returns the workbook with its parts as large as they say: nothing in it unpacks to more. */
export function honestWorkbook(workbook: Uint8Array): Uint8Array {
  return zipSync(unzipSync(workbook), { level: 0 });
}
