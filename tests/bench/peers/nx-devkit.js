/*
 * `nx-devkit.js FROM TO [--format]`: Nx devkit's `generateFiles` renders every file below FROM into the tree over TO that
 * Nx gives its generators, and flushes what differs. `--format` runs `formatFiles` before, with the prettier of the root.
 */
import { formatFiles, generateFiles } from '@nx/devkit';
import tree from 'nx/src/generators/tree.js';

const [from, to, format] = process.argv.slice(2);
const host = new tree.FsTree(to, false);

generateFiles(host, from, '.', {});
if (format === '--format') await formatFiles(host);
tree.flushChanges(to, host.listChanges());
