/** How a comment that spans the first lines of a file is written. */
export interface CommentStyle {
  /** The line before, none where each line is a comment of its own. */
  readonly open: string | undefined;
  /** What stands before the text of each line. */
  readonly lead: string;
  readonly close: string | undefined;
  /** Matches what has to stay before the comment, at the start of the text; may match nothing. */
  readonly prefix: RegExp;
}

// A byte-order mark and an interpreter line have to come first.
const shebang = /^\uFEFF?(?:#![^\n]*\n)?/;
// YAML front matter, with the blank lines after it.
const frontMatter = /^\uFEFF?(?:---[ \t]*\r?\n(?:[^\n]*\n)*?---[ \t]*\r?\n(?:[ \t]*\r?\n)*)?/;
// BuildKit reads its directives only from the first lines of a Dockerfile.
const directives = /^\uFEFF?(?:#[ \t]*(?:syntax|escape|check)[ \t]*=[^\n]*\n)*/i;

const block: CommentStyle = { open: '/*', lead: ' * ', close: ' */', prefix: shebang };
const hash: CommentStyle = { open: undefined, lead: '# ', close: undefined, prefix: shebang };
const html: CommentStyle = { open: '<!--', lead: '', close: '-->', prefix: frontMatter };
const dockerfile: CommentStyle = { ...hash, prefix: directives };

const styles: readonly (readonly [RegExp, CommentStyle])[] = [
  [/\.[cm]?[jt]sx?$/, block],
  [/\.(?:ya?ml|sh|toml)$/, hash],
  [/(?:^|\/)\.env(?:\.[^/]*)?$/, hash],
  [/(?:^|\/)\.(?:gitignore|dockerignore)$/, hash],
  [/(?:^|\/)Dockerfile(?:\.[^/]*)?$/, dockerfile],
  [/\.md$/, html],
];

/** The comment style of a file by its name; `undefined` for a file that cannot hold a comment, such as JSON. */
export function commentStyle(path: string): CommentStyle | undefined {
  return styles.find(([pattern]) => pattern.test(path))?.[1];
}
