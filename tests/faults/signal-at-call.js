/*
 * Preloaded into the real program: `SIGNAL_AT=<n> SIGNAL_NAME=SIGINT` sends the process that signal as it makes its n-th
 * call that changes the tree below the folder it runs in, and `COUNT_CALLS=<file>` writes there how many such calls were made. Files
 * elsewhere (the user's cache) are not counted. `SIGNAL_AT_READING=<end of a path>` sends it as such a file is opened.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { sep } from 'node:path';

const { SIGNAL_AT: at = '0', SIGNAL_AT_READING: read, SIGNAL_NAME: name = 'SIGINT', COUNT_CALLS: report } = process.env;
const inside = process.cwd() + sep;
let count = 0;

function guard(object, call, changes = () => true) {
  const inner = object[call];
  object[call] = function (path, ...rest) {
    if (typeof path === 'string' && path.startsWith(inside) && changes(...rest)) {
      count += 1;
      if (count === Number(at)) process.kill(process.pid, name);
    }
    return inner.call(this, path, ...rest);
  };
}

const writes = (flags) => /^[wa]/.test(flags);
for (const call of ['rename', 'mkdir', 'unlink', 'rmdir']) {
  guard(fs.promises, call);
  guard(fs, `${call}Sync`);
}
guard(fs.promises, 'open', writes);
guard(fs, 'openSync', writes);

const { openSync } = fs;
fs.openSync = function (path, ...rest) {
  if (read !== undefined && String(path).endsWith(read)) process.kill(process.pid, name);
  return openSync.call(this, path, ...rest);
};
syncBuiltinESMExports();

if (report !== undefined) process.on('exit', () => fs.appendFileSync(report, String(count)));
