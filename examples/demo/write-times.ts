import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Every file below a folder with its time of writing, as one text; equal texts mean that nothing was written. */
export async function writeTimes(folder: string): Promise<string> {
  const lines: string[] = [];
  for (const name of (await readdir(folder)).sort()) {
    const path = join(folder, name);
    const stat = await lstat(path);
    if (stat.isDirectory()) lines.push(await writeTimes(path));
    else lines.push(`${path} ${stat.mtimeMs}`);
  }
  return lines.join('\n');
}
