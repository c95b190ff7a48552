/*
 * The house rules that no published plugin has: small ESLint rules, each with one message that says what to do.
 * tests/public/lint.test.ts plants a violation of each.
 */
import { basename, relative } from 'node:path';

const kebabFile = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.(ts|js)$/;
const dumpingGround = /^(utils?|helpers?|common|shared|core|misc)$/;
const vagueSuffix = /(Manager|Handler|Processor)$/;

function rule(messages, create) {
  return { meta: { type: 'suggestion', schema: [{}], messages }, create };
}

function declarationsOf(declaration) {
  if (declaration.type === 'VariableDeclaration') return declaration.declarations.map(({ id }) => id);
  return declaration.id ? [declaration.id] : [];
}

/** Exported functions, classes, interfaces, types and constants say in a doc comment what they promise. */
const documentedExports = rule(
  { missing: 'Document `{{name}}`: its contract, units and errors, in a doc comment above the export.' },
  (context) => ({
    'ExportNamedDeclaration[declaration]'(node) {
      const { sourceCode } = context;
      const comment = sourceCode
        .getCommentsBefore(node)
        .findLast((found) => found.type === 'Block' && found.value.startsWith('*'));
      if (comment || isOverload(sourceCode, node)) return;
      for (const id of declarationsOf(node.declaration))
        context.report({ node: id, messageId: 'missing', data: { name: id.name } });
    },
  }),
);

/** The implementation below documented overload signatures needs no comment of its own. */
function isOverload(sourceCode, node) {
  const before = node.parent.body[node.parent.body.indexOf(node) - 1];
  return before?.declaration?.type === 'TSDeclareFunction' && before.declaration.id?.name === node.declaration.id?.name;
}

/** Exported names say what a thing is, not that it does something. */
const plainNames = rule(
  { vague: '`{{name}}` does not say what it does. Name it by its verb or by what it is.' },
  (context) => ({
    'ExportNamedDeclaration[declaration]'(node) {
      for (const id of declarationsOf(node.declaration))
        if (vagueSuffix.test(id.name ?? '')) context.report({ node: id, messageId: 'vague', data: { name: id.name } });
    },
  }),
);

/** A room's index.ts opens with a comment: what the room is for, what it never does; it holds no logic. */
const doorComment = rule(
  {
    missing: 'Begin the door with a comment: what this room is for, what it never does.',
    logic: 'A door only re-exports. Move this into a file of the room.',
  },
  (context) => ({
    Program(node) {
      const [first] = context.sourceCode.getAllComments();
      if (!first || (node.body[0] && first.range[0] > node.body[0].range[0]))
        context.report({ loc: { line: 1, column: 0 }, messageId: 'missing' });
      for (const statement of node.body)
        if (!/^(Export(Named|All)|Import)Declaration$/.test(statement.type) || statement.declaration)
          context.report({ node: statement, messageId: 'logic' });
    },
  }),
);

/** Files of src/ lie in a room of the table, in kebab case, and no folder or file is a dumping ground. */
const placedFile = rule(
  {
    room: '`{{path}}` lies in no room of rooms.json.',
    kebab: 'Name the file `{{path}}` in kebab case after its main export.',
    dump: '`{{segment}}` says nothing. Put the code with its user, or name the concept.',
  },
  (context) => ({
    Program(node) {
      const { rooms, root } = context.options[0];
      const path = relative(root, context.filename).replaceAll('\\', '/');
      const [, room, ...rest] = path.split('/');
      const report = (messageId, data) => context.report({ node, loc: { line: 1, column: 0 }, messageId, data });
      if (rest.length > 0 && !rooms.includes(room)) report('room', { path });
      if (!kebabFile.test(basename(path))) report('kebab', { path });
      for (const segment of path.split('/').map((part) => part.replace(/\.ts$/, '')))
        if (dumpingGround.test(segment)) report('dump', { segment });
    },
  }),
);

/** A rule is switched off for one line, by name, with the reason behind `--`. */
const disableWithReason = rule(
  { reason: 'Name the rule and give the reason: `eslint-disable-next-line rule -- why`.' },
  (context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments())
        if (
          /^\s*eslint-disable/.test(comment.value) &&
          !/^\s*eslint-disable(-next-line|-line)?\s+\S+.*\s--\s+\S+/s.test(comment.value)
        )
          context.report({ loc: comment.loc, messageId: 'reason' });
    },
  }),
);

export const houseRules = {
  rules: {
    'documented-exports': documentedExports,
    'plain-names': plainNames,
    'door-comment': doorComment,
    'placed-file': placedFile,
    'disable-with-reason': disableWithReason,
  },
};
