// YAML between dashes, TOML between pluses.
const frontMatter =
  /^(?:---[ \t]*\r?\n(?:[\s\S]*?\r?\n)?(?:---|\.\.\.)|\+\+\+[ \t]*\r?\n(?:[\s\S]*?\r?\n)?\+\+\+)[ \t]*(?=\r?\n|$)/;

/** How long the front matter of a text without byte order mark is, without the end of its last line; 0 where it has none. */
export function frontMatterLength(text: string): number {
  return frontMatter.exec(text)?.[0].length ?? 0;
}
