import type { FileSystem } from '../host/index.js';
import { isOverviewRecord, overviewsFolder, parseOverviewRecord, type OverviewRecord } from '../ledger/index.js';
import { wantOverviews, type Making, type OverviewInput } from '../plan/index.js';
import { joinPath } from '../text/index.js';
import type { ReadModel } from './read-model.js';
import { readPresent } from './read-present.js';
import { readRecord } from './read-records.js';
import type { ToolkitContext } from './toolkit-context.js';

/** The files about all modules together, with the records that prove them; the times of other modules are read when needed. */
export async function prepareOverviews(
  { files }: ToolkitContext,
  { workspace }: Pick<ReadModel, 'workspace'>,
  making: Making,
): Promise<OverviewInput> {
  return {
    wanted: wantOverviews(workspace, making),
    records: await readOverviewRecords(files),
    witnesses: {
      paths: workspace.modules.map((module) => module.files.readme),
      read: (paths) => readPresent(files, paths),
    },
  };
}

// What is no record, or none that is proven, is nobody's concern: at worst a person is asked about the overview.
async function readOverviewRecords(files: FileSystem): Promise<readonly OverviewRecord[]> {
  const names = (await files.list(overviewsFolder)) ?? [];
  const paths = names.map((name) => joinPath(overviewsFolder, name)).filter(isOverviewRecord);
  const records: OverviewRecord[] = [];
  for (const path of paths) {
    const { value: text } = await readRecord(files, path);
    const record = text === undefined ? undefined : parseOverviewRecord(path, text);
    if (record) records.push(record);
  }
  return records;
}
