import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";

/** Returns the SHA-256 over the canonical JSON (RFC 8785) of plain data, in hexadecimal. */
export function digestOf(data: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalize(data) ?? "null")));
}
