import type { Demand, GapKind, Obligation } from '../../../src/gaps/index.js';
import { relPath, type RelPath } from '../../../src/text/index.js';
import { lineOf, type Tree } from './scan-tree.js';

/**
 * The gaps that must be told of files and folders that are not there, one line each: worked out from what is demanded of a
 * repository and from the names of its files alone.
 */
export function absentFrom(tree: Tree, obligations: readonly Obligation[]): readonly string[] {
  const files = Object.keys(tree);
  const isThere = (path: RelPath): boolean => files.some((file) => file === path || file.startsWith(`${path}/`));
  return obligations.flatMap(({ demand, metaFile }) =>
    filesFor(demand).flatMap(({ kind, path, or = [] }) =>
      [path, ...or].some(isThere) ? [] : [lineOf({ kind, metaFile, targetFile: path })],
    ),
  );
}

interface DemandedFile {
  readonly kind: GapKind;
  readonly path: RelPath;
  readonly or?: readonly RelPath[];
}

// The file that a demand is about, and what it is told as where it is not there; none where another demand tells it.
function filesFor(demand: Demand): readonly DemandedFile[] {
  switch (demand.form) {
    case 'file':
      return [demand];
    case 'test-file':
      return [{ ...demand, kind: 'missing_test_file' }];
    case 'scenario':
      return demand.folder === undefined ? [] : [{ ...demand, kind: 'missing_test_file' }];
    case 'manifest':
      return [{ ...demand, kind: 'missing_file' }];
    case 'test-of': {
      const name = demand.subject.replace(/^.*\/|\.py$/g, '');
      return [{ kind: 'missing_test_file', path: relPath(`tests/unit/test_${name}.py`) }];
    }
    default:
      return [];
  }
}

/** The gaps of documents that are said to come from contracts which are not there. */
export function deadSources(tree: Tree): readonly string[] {
  return Object.entries(tree).flatMap(([file, text]) => {
    const sources = file.endsWith('docs.meta.yaml') ? [...text.matchAll(/^ +source: (.*)$/gm)] : [];
    const dead = sources.some(([, source = '']) => !(source in tree));
    return dead ? [lineOf({ kind: 'invalid_meta', metaFile: relPath(file) })] : [];
  });
}
