import type { L9Module } from './core/module.js';

/**
 * Every module of this host, in the order in which equals start. Each has one line among the
 * imports and one in the list, so that git can join what two branches add (.gitattributes).
 */
// prettier-ignore
export const modules: readonly L9Module[] = [
];
