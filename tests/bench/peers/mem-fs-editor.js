/*
 * `mem-fs-editor.js FROM TO`: the engine of Yeoman renders every file below FROM into its store and commits the store to
 * TO. Yeoman's questions about files that exist are not part of it.
 */
import { create as createStore } from 'mem-fs';
import { create as createEditor } from 'mem-fs-editor';

const [from, to] = process.argv.slice(2);
const editor = createEditor(createStore());

editor.copyTpl(`${from}/**`, to, {}, { globOptions: { dot: true } });
await editor.commit();
