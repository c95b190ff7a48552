import { readFileSync } from 'node:fs';
import tseslint from 'typescript-eslint';
import { houseRules } from './.ci/house-rules.js';

const { rooms } = JSON.parse(readFileSync(new URL('./rooms.json', import.meta.url), 'utf8'));
const filesOf = (keep) =>
  Object.entries(rooms)
    .filter(([, room]) => keep(room))
    .map(([name]) => `src/${name}/**/*.ts`);

const machineRooms = filesOf((room) => room.node.includes('*'));
const syncRooms = filesOf((room) => !room.async);

// A later `no-restricted-syntax` replaces an earlier one for the same file, so each block repeats what it shares.
const noDefaultExport = { selector: 'ExportDefaultDeclaration', message: 'Export by name.' };
const noLocale = {
  selector: 'MemberExpression[property.name=/^(localeCompare|toLocale[A-Z].*)$/]',
  message: 'The locale of the machine must not show in a result. Compare with byCodePoint, format by hand.',
};
const noExit = {
  selector: "MemberExpression[object.name='process'][property.name='exit']",
  message: 'Return the exit code; bin sets process.exitCode.',
};
const everywhere = [noDefaultExport, noLocale, noExit];
const pure = [
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'The clock belongs to host. Take the time as a parameter.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'The clock belongs to host. Take the time as a parameter.',
  },
  {
    selector: "CallExpression[callee.name='Date']",
    message: 'The clock belongs to host. Take the time as a parameter.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Chance breaks determinism. Derive the value from the input.',
  },
  { selector: 'MetaProperty', message: 'Where the code lies on disk is a fact of the machine; host knows it.' },
];
const noAsync = {
  selector: ':function[async=true]',
  message: 'This room is synchronous (rooms.json). Do the waiting in the room that calls it.',
};
const machineGlobals = [
  'process',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'performance',
  'globalThis',
  'console',
  'WebSocket',
].map((name) => ({
  name,
  message: 'The machine is met in host and cli only. Take what you need as a parameter.',
}));

const soundCode = {
  eqeqeq: 'error',
  'no-async-promise-executor': 'error',
  'no-cond-assign': 'error',
  'no-constant-condition': 'error',
  'no-control-regex': 'error',
  'no-debugger': 'error',
  'no-dupe-else-if': 'error',
  'no-duplicate-case': 'error',
  'no-empty': 'error',
  'no-empty-character-class': 'error',
  'no-fallthrough': 'error',
  'no-loss-of-precision': 'error',
  'no-misleading-character-class': 'error',
  'no-param-reassign': 'error',
  'no-prototype-builtins': 'error',
  'no-regex-spaces': 'error',
  'no-self-assign': 'error',
  'no-self-compare': 'error',
  'no-sparse-arrays': 'error',
  'no-unmodified-loop-condition': 'error',
  'no-unsafe-finally': 'error',
  'no-useless-assignment': 'error',
  'no-useless-catch': 'error',
  'no-useless-escape': 'error',
  'no-useless-rename': 'error',
  'no-var': 'error',
  'object-shorthand': 'error',
  'prefer-const': 'error',
  'max-depth': ['error', 3],
  'max-params': ['error', 3],
  complexity: ['error', 12],
  'house/disable-with-reason': 'error',
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-non-null-assertion': 'error',
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
  '@typescript-eslint/no-import-type-side-effects': 'error',
  '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
  '@typescript-eslint/ban-ts-comment': 'error',
  '@typescript-eslint/no-namespace': 'error',
};

const typeAware = {
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': 'error',
  '@typescript-eslint/only-throw-error': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/no-base-to-string': 'error',
  '@typescript-eslint/restrict-plus-operands': 'error',
  '@typescript-eslint/no-unnecessary-type-assertion': 'error',
};

export default [
  {
    ignores: [
      'dist/',
      'coverage/',
      'node_modules/',
      'templates/',
      'generated/',
      'examples/demo-host/',
      'tests/cases/',
      'tests/corpus/',
      'tests/**/fixtures/',
    ],
  },
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { house: houseRules, '@typescript-eslint': tseslint.plugin },
  },
  {
    files: ['**/*.ts'],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: { ...soundCode, ...typeAware },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'max-lines': ['error', 400],
      'max-lines-per-function': ['error', 60],
      'no-restricted-syntax': ['error', ...everywhere, ...pure],
      'no-restricted-globals': ['error', ...machineGlobals],
      'no-console': 'error',
      'house/documented-exports': 'error',
      'house/plain-names': 'error',
      'house/placed-file': ['error', { root: import.meta.dirname, rooms: Object.keys(rooms) }],
    },
  },
  // ESLint counts each `?.` and `??` as a branch; decoders of optional keys are made of them and no harder to read for it.
  { files: ['src/model/**/*.ts'], rules: { complexity: ['error', 20] } },
  { files: syncRooms, rules: { 'no-restricted-syntax': ['error', ...everywhere, ...pure, noAsync] } },
  { files: machineRooms, rules: { 'no-restricted-syntax': ['error', ...everywhere], 'no-restricted-globals': 'off' } },
  { files: ['src/cli/**/*.ts'], rules: { 'no-console': 'off' } },
  { files: ['src/*/index.ts'], rules: { 'house/door-comment': 'error' } },
  {
    files: ['tests/**/*.ts'],
    rules: {
      'no-control-regex': 'off', // tests look for escape codes in what a terminal gets
      'max-lines': ['error', 400],
      'no-restricted-syntax': [
        'error',
        noDefaultExport,
        {
          selector:
            'CallExpression > MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo)$/]',
          message: 'Every test runs. Mend it or remove it.',
        },
        {
          selector: "CallExpression > MemberExpression[object.name='vi'][property.name=/^(mock|doMock)$/]",
          message: 'Use the real thing: a memory host, a temporary folder, PGlite.',
        },
        {
          selector:
            "AssignmentExpression > MemberExpression.left[object.object.name='process'][object.property.name='env'], CallExpression > MemberExpression[object.name='process'][property.name=/^(chdir|umask)$/]",
          message: 'Test files share a process. Hand the environment and the folder over to what is tested.',
        },
      ],
      'no-restricted-globals': [
        'error',
        ...['setTimeout', 'setInterval'].map((name) => ({ name, message: 'Tests wait for events, not for time.' })),
      ],
    },
  },
  { files: ['.ci/**/*.ts', 'examples/demo/**/*.ts'], rules: { 'no-restricted-syntax': ['error', noDefaultExport] } },
  { files: ['*.config.ts', 'tests/**/*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
];
