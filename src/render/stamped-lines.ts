// A line of a DORA block that says when and of what: its form leaves no room for a word of a person's.
const stamp =
  /^((?:# )? {2}(?:template_version|spec_hash|created_at|last_updated_at|content_hash): )(?:[0-9a-f]{64}|[\d-]{10}T[\d:]{8}Z|\d+\.\d+\.\d+)$/;

/** The different lines of a text, the stamps of DORA blocks without their values. */
export function stampedLines(text: string): ReadonlySet<string> {
  return new Set(text.split('\n').map((line) => stamp.exec(line)?.[1] ?? line));
}
