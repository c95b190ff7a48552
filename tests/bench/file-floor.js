/*
 * The floor of `generate`, `file-floor.js write FROM TO` or `file-floor.js hash FROM`: reads every file below FROM and writes the same bytes
 * below TO, plainly; or asks for, reads and hashes every file below FROM. Nothing else.
 */
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const [job, from, to] = process.argv.slice(2);
const files = readdirSync(from, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name));

for (const file of files) {
  if (job === 'write') {
    const target = join(to, file.slice(from.length));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, readFileSync(file));
  } else {
    lstatSync(file);
    createHash('sha256').update(readFileSync(file)).digest('hex');
  }
}
console.log(`${files.length} files`);
