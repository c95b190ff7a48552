/*
 * `kill-at-call.js ROOT REQUEST CALL before|torn`: applies the plan and the ledger in the file REQUEST to the tree ROOT, from the
 * built product, and kills itself with SIGKILL before the CALL-th call to the file system: of the system's own calls as
 * node offers them, so that also the steps between opening, writing, flushing and closing one file are met. `torn`: when
 * the CALL-th of those that write has written half of its bytes. Without a CALL it runs to the end and prints which calls were made.
 */
import fs, { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

import { applyPlan } from '../../dist/src/apply/index.js';
import { createNodeFileSystem, createProcessProbe } from '../../dist/src/host/index.js';

const [root, requestFile, call = '0', moment = 'before'] = process.argv.slice(2);
const { plan, ledger } = JSON.parse(readFileSync(requestFile, 'utf8'));

const calls = [];
let writes = 0;

/** Half of what a writing call was to write, through calls that are not counted. */
const tear = {
  writeFile: (handle, content) => plain.writeSync(handle.fd, content, 0, content.byteLength >> 1),
  writeSync: (_fs, descriptor, content) => plain.writeSync(descriptor, content, 0, content.byteLength >> 1),
  writeFileSync: (_fs, path, content) => plain.writeSync(path, content, 0, content.byteLength >> 1),
};
const plain = { writeSync: fs.writeSync };

function guard(object, name) {
  const inner = object[name];
  const guarded = function (...parameters) {
    calls.push(name);
    if (name in tear) writes += 1;
    if (moment === 'before' && calls.length === Number(call)) process.kill(process.pid, 'SIGKILL');
    if (moment === 'torn' && name in tear && writes === Number(call)) {
      tear[name](this, ...parameters);
      process.kill(process.pid, 'SIGKILL');
    }
    return inner.apply(this, parameters);
  };
  object[name] = Object.assign(guarded, inner);
}

const handle = await open(requestFile);
const handles = Object.getPrototypeOf(handle);
await handle.close();
for (const name of Object.keys(fs)) if (name.endsWith('Sync') && typeof fs[name] === 'function') guard(fs, name);
for (const name of Object.keys(fs.promises)) if (typeof fs.promises[name] === 'function') guard(fs.promises, name);
for (const name of ['writeFile', 'write', 'sync', 'datasync', 'chmod', 'truncate', 'close']) guard(handles, name);
syncBuiltinESMExports();

await applyPlan({ files: createNodeFileSystem(root), plan, ledger, processes: createProcessProbe() });
plain.writeSync(1, JSON.stringify(calls));
