/*
 * `schematics.js FROM TO`: Angular schematics render every file below FROM into a tree over TO and commit it with the sink
 * of their workflow, with `force`: without it a second run fails on files that exist.
 */
import { normalize, virtualFs } from '@angular-devkit/core';
import { NodeJsSyncHost } from '@angular-devkit/core/node/index.js';
import {
  apply,
  callRule,
  HostCreateTree,
  HostSink,
  HostTree,
  mergeWith,
  MergeStrategy,
  template,
} from '@angular-devkit/schematics';
import { lastValueFrom } from 'rxjs';

const [from, to] = process.argv.slice(2);
const below = (folder) => new virtualFs.ScopedHost(new NodeJsSyncHost(), normalize(folder));

const texts = apply(() => new HostCreateTree(below(from)), [template({})]);
const tree = await lastValueFrom(callRule(mergeWith(texts, MergeStrategy.Overwrite), new HostTree(below(to)), {}));
await lastValueFrom(new HostSink(below(to), true).commit(tree), { defaultValue: undefined });
