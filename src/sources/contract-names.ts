import { baseName, type RelPath } from '../text/index.js';

/** Whether a file's name says that it is a contract other than a Module-Spec. */
export function isContractName(path: RelPath): boolean {
  return contractName.test(baseName(path)) || isWiringGraph(path);
}

/** Whether a file is the wiring graph of all modules, by its place. */
export function isWiringGraph(path: RelPath): boolean {
  return wiringGraph.test(path);
}

/** Whether a file's name is that of a Module-Spec. */
export function isSpecName(path: RelPath): boolean {
  return /^Module-Spec-.*\.ya?ml$/.test(baseName(path));
}

/** A path without `.yaml` or `.yml`: two files with one stem would be one contract told twice. */
export function stemOf(path: RelPath): string {
  return path.replace(/\.ya?ml$/, '');
}

const contractName = /^(?:.*\.meta|meta|meta-gaps(?:\.baseline)?|.*_v6|.*_v6\.schema)\.ya?ml$/;
const wiringGraph = /^generated\/module_wiring_graph\.ya?ml$/;

/** True for the name of a TypeScript or JavaScript program; declarations of types are none. */
export function isProgramName(path: RelPath): boolean {
  return /\.[cm]?[jt]sx?$/.test(path) && !/\.d\.[cm]?ts$/.test(path);
}
