import { defineDiagnostics } from '../diagnostics/index.js';

/** What the tests of a module leave open. */
export const testDiagnostics = defineDiagnostics('conform', {
  'criterion-not-tested': {
    severity: 'error',
    title: 'criterion has no running test',
    message: (p: { readonly module: string; readonly id: string; readonly test: string }) =>
      `The criterion ${p.id} of \`${p.module}\` names the test \`${p.test}\`, but no test of the module that runs and asserts has that name.`,
    cause: 'The test was never written, is skipped, expects nothing, or its title names something else.',
    fix: 'Write a test whose title holds the name of the test or the id of the criterion, or that has it as a tag: // @covers "…".',
    example:
      "it.todo('outbound_sms_sent')                        // raises it\n\nit('outbound_sms_sent: an answer goes out', async () => { … expect(…) })   // mended",
  },
  'test-asserts-nothing': {
    severity: 'error',
    title: 'test cannot fail',
    message: (p: { readonly title: string; readonly isSometimes: boolean }) =>
      `The test "${p.title}" ${p.isSometimes ? 'expects something on a condition only, and passes where that does not hold' : 'expects nothing'}.`,
    cause: 'Its body is empty, only acts, or asserts inside an `if` that may never be entered.',
    fix: 'Expect what the test is about, on every path; or take the test out.',
    example:
      "it('rejects a stale request', async () => {\n  await send(stale);                                 // raises it\n});\n\nit('rejects a stale request', async () => {\n  expect(await send(stale)).toMatchObject({ status: 401 });   // mended\n});",
  },
  'criterion-of-another-module': {
    severity: 'error',
    title: "another module's criterion is named",
    message: (p: { readonly module: string; readonly name: string; readonly other: string }) =>
      `The tests of \`${p.module}\` name \`${p.name}\` here, which is a criterion of \`${p.other}\`.`,
    cause: 'The file was copied from the tests of another module.',
    fix: 'Name the criteria of this module, and take the others out.',
    example:
      ' * covers: valid_email_processed      # raises it: a criterion of email.agent\n * covers: inbound_sms_processed      # mended',
  },
});
