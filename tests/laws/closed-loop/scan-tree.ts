import { readFileSync } from 'node:fs';

import { listObligations, type Gap, type Obligation } from '../../../src/gaps/index.js';
import { createMemoryFileSystem } from '../../../src/host/index.js';
import { decodeWorkspace } from '../../../src/model/index.js';
import { readWorkspace } from '../../../src/sources/index.js';
import { findGaps, repair } from '../../../src/toolkit/index.js';
import { contextOf } from '../../support/toolkit-context.js';

// As the program itself has it, so that what the program made counts as made by the same.
const { version: toolVersion } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };

/** A repository as the texts of its files. */
export type Tree = Readonly<Record<string, string>>;

/** A gap as `gaps --format json` tells it. */
export type ToldGap = Pick<
  Gap,
  'id' | 'kind' | 'outcome' | 'severity' | 'metaFile' | 'metaPointer' | 'targetFile' | 'writeSet' | 'context'
>;

/** What is open in a repository. */
export async function scanTree(tree: Tree): Promise<readonly ToldGap[]> {
  const result = await findGaps(contextOf(createMemoryFileSystem(tree), { toolVersion }), { writes: false });
  const { gaps } = result.data as { readonly gaps: readonly ToldGap[] };
  return gaps;
}

/** Everything that the contracts of a repository demand. */
export async function obligationsIn(tree: Tree): Promise<readonly Obligation[]> {
  const { value } = await readWorkspace(createMemoryFileSystem(tree));
  const workspace = value && decodeWorkspace(value).value;
  if (!workspace) throw new Error('the repository has no contracts');
  return listObligations(workspace);
}

/** A gap in one line: kind, contract, and what it is about. */
export function lineOf({ kind, metaFile, targetFile }: Pick<ToldGap, 'kind' | 'metaFile' | 'targetFile'>): string {
  return [kind, metaFile, targetFile ?? '-'].join(' ');
}

/** What a repair made of a repository. */
export interface RepairedTree {
  readonly tree: Tree;
  readonly exitCode: number;
}

/** A repository after all of its gaps were repaired. */
export async function repairTree(tree: Tree): Promise<RepairedTree> {
  const files = createMemoryFileSystem(tree);
  const { exitCode } = await repair(contextOf(files, { toolVersion }), { ids: [], writes: true });
  const left = Object.entries(files.snapshot()).filter(([path]) => !path.endsWith('/'));
  return { tree: Object.fromEntries(left), exitCode };
}
