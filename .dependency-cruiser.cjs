/*
 * The rooms of src/ and what each may import, as rules over the resolved import graph. Everything is derived from
 * rooms.json; a room, an import or a library is changed there and nowhere else.
 */
const { rooms, entry, generated } = require('./rooms.json');

const names = Object.keys(rooms);
const inRooms = (list) => list.map((room) => `^src/${room}/`);
const list = (items) => items.join(', ') || 'nothing';
const packagePattern = (name) => `node_modules/(@types/)?${name.replace('/', '\\/')}/`;
const packageTypes = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown'];

const roomRules = Object.entries(rooms).flatMap(([room, { imports, types, libraries, node }]) => {
  const from = { path: `^src/${room}/` };
  const rules = [
    {
      name: `${room}-imports`,
      comment: `${room} may import: ${list(imports)}; types of: ${list(types)}. Move the code to the room that owns it.`,
      from,
      to: { path: '^src/', pathNot: inRooms([room, ...imports, ...types]) },
    },
    {
      name: `${room}-libraries`,
      comment: `${room} may use: ${list(libraries)}. Each library lives in the room that rooms.json names.`,
      from,
      to: { dependencyTypes: packageTypes, pathNot: libraries.map(packagePattern) },
    },
  ];
  if (types.length > 0)
    rules.push({
      name: `${room}-type-imports`,
      comment: `${room} may import only types of ${list(types)}: write \`import type\`.`,
      from,
      to: { path: inRooms(types), dependencyTypesNot: ['type-only'] },
    });
  if (!node.includes('*'))
    rules.push({
      name: `${room}-machine`,
      comment: `${room} may use of Node: ${list(node)}. Only host and cli meet the machine; take what you need as a parameter.`,
      from,
      to: { dependencyTypes: ['core'], pathNot: node.map((module) => `^(node:)?${module}$`) },
    });
  return rules;
});

const treeRules = [
  {
    name: 'no-circular',
    comment: 'A cycle means that two files are one thought. Join them, or move what both need below them.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'through-the-door',
    comment: 'A room is entered through its index.ts. Export what you need there, or question why you need it.',
    from: { path: '^src/([^/]+)/' },
    to: { path: '^src/[^/]+/', pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$'] },
  },
  {
    name: 'entry-through-the-door',
    comment: 'The public API takes from the doors of the rooms.',
    from: { path: '^src/index\\.ts$' },
    to: { path: '^src/[^/]+/', pathNot: '^src/[^/]+/index\\.ts$' },
  },
  {
    name: 'entry-imports',
    comment: `The public API offers ${list(entry.imports)}, and types of any room.`,
    from: { path: '^src/index\\.ts$' },
    to: { path: '^src/[^/]+/', pathNot: inRooms(entry.imports), dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'nothing-imports-the-entry',
    comment: 'src/index.ts is for users of the package. Inside, import the room.',
    from: { path: '^src/' },
    to: { path: '^src/index\\.ts$' },
  },
  {
    name: 'known-rooms',
    comment: 'Every folder of src/ is a room of rooms.json.',
    from: { path: '^src/', pathNot: [...inRooms(names), '^src/index\\.ts$'] },
    to: {},
  },
  {
    name: 'generated-through-its-rooms',
    comment: `generated/ is read by ${list(generated)} only.`,
    from: { path: '^src/', pathNot: inRooms(generated) },
    to: { path: '^generated/' },
  },
  {
    name: 'src-stands-alone',
    comment: 'The shipped code imports src/, generated/, packages and Node, nothing else.',
    from: { path: '^src/' },
    to: { pathNot: ['^src/', '^generated/', 'node_modules/'], dependencyTypes: ['local', 'localmodule'] },
  },
  {
    name: 'generated-stands-alone',
    comment: 'generated/ holds data and types; it depends on no room.',
    from: { path: '^generated/' },
    to: { path: '^src/' },
  },
  {
    name: 'not-to-unresolvable',
    comment: 'The import leads nowhere. Correct its path, or add the package to package.json.',
    from: { path: '^(src|generated)/' },
    to: { couldNotResolve: true },
  },
];

module.exports = {
  forbidden: [...treeRules, ...roomRules].map((rule) => ({ ...rule, severity: 'error' })),
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.js', '.d.ts'],
    },
  },
};
