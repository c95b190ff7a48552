import { defineDiagnostics } from '../diagnostics/index.js';

const marked = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

/** What the files of a module hold that its spec does not allow, and what its tests leave open. */
export const moduleDiagnostics = defineDiagnostics('conform', {
  'client-bypassed': {
    severity: 'error',
    title: "host's client is bypassed",
    message: (p: { readonly module: string; readonly name: string; readonly place: string }) =>
      `\`${p.module}\` uses \`${p.name}\` here, past \`services.http\`; what it may call is said at ${p.place}.`,
    cause: 'Calls past the client have no timeout, no retry and no place in the contract.',
    fix: 'Declare the call in interfaces.outbound and make it with `services.http.call`.',
    example:
      "await fetch('https://slack.com/api/chat.delete')    // raises it\nawait services.http.call({ name: 'delete_message', … })   // mended",
  },
  'forbidden-use': {
    severity: 'error',
    title: 'forbidden library is used',
    message: (p: { readonly module: string; readonly name: string; readonly place: string }) =>
      `\`${p.module}\` uses \`${p.name}\` here, which ${p.place} forbids.`,
    cause: 'The standards of the spec name what modules must not use.',
    fix: 'Use what the host offers: `services.http` for calls, `logger` for logs.',
    example:
      "console.log('received');                         // raises it\nlogger.info({ event: 'request_received' });      // mended",
  },
  'tier-not-allowed': {
    severity: 'error',
    title: 'import from a forbidden tier',
    message: (p: {
      readonly module: string;
      readonly other: string;
      readonly tier: number;
      readonly allowed: readonly number[];
      readonly place: string;
    }) =>
      `\`${p.module}\` imports from \`${p.other}\` of tier ${p.tier}, but ${p.place} allows ${p.allowed.length === 0 ? 'no tier' : `${p.allowed.join(', ')} only`}.`,
    cause: 'Code reaches into a module that it may not depend on.',
    fix: 'Take the import out, or talk to the other module through packets, jobs or its tool.',
    example:
      "import { post } from '../other_desk/services/post.js';   // raises it\n\nawait services.jobs.send('other_desk', payload);         // mended",
  },
  'variable-not-declared': {
    severity: 'error',
    title: 'variable is not declared',
    message: (p: {
      readonly module: string;
      readonly name: string;
      readonly near: string | undefined;
      readonly place: string;
    }) =>
      `\`${p.module}\` reads \`${p.name}\` here, but ${p.place} does not declare it${p.near === undefined ? '.' : `; did you mean \`${p.near}\`?`}`,
    cause: 'The name was changed in the code alone; whoever sets up the host reads the spec.',
    fix: 'Declare the variable in `environment`, or read a declared one.',
    example:
      "env.required('TWILIO_PHONE_NUMBER')   // raises it: the spec says TWILIO_SMS_NUMBER\nenv.required('TWILIO_SMS_NUMBER')     // mended",
  },
  'variable-read-late': {
    severity: 'error',
    title: 'variable is read while work is done',
    message: (p: { readonly module: string; readonly name: string }) =>
      `\`${p.module}\` reads \`${p.name}\` here while it works, not when it starts.`,
    cause: 'What is missing shows only when somebody asks for the work.',
    fix: 'Read it once in `start`, and hand the value on.',
    example:
      "handler: () => env.required('SLACK_BOT_TOKEN')                  // raises it\n\nconst token = env.required('SLACK_BOT_TOKEN');                  // mended: in `start`",
  },
  'environment-bypassed': {
    severity: 'error',
    title: 'environment is read past the host',
    message: (p: { readonly module: string; readonly path: string; readonly place: string }) =>
      `\`${p.module}\` reads \`${p.path}\` here, past the environment that the host gives it; what it may read is said at ${p.place}.`,
    cause: 'A variable that is read directly is not checked at boot, and tests cannot set it.',
    fix: 'Read it with `env.required` or `env.optional` of the context.',
    example: "process.env.SLACK_BOT_TOKEN             // raises it\nenv.required('SLACK_BOT_TOKEN')         // mended",
  },
  'variable-not-required': {
    severity: 'error',
    title: 'host starts without a required variable',
    message: (p: { readonly module: string; readonly missing: readonly string[]; readonly place: string }) =>
      `\`${p.module}\` starts without ${marked(p.missing)}, which ${p.place} requires.`,
    cause: 'The name is missing in `requiredEnv`, and nothing reads it with `env.required` at the start.',
    fix: 'List it in `requiredEnv` of the module, or read it with `env.required`.',
    example:
      "requiredEnv: [],                          // raises it\nrequiredEnv: ['SLACK_SIGNING_SECRET'],    // mended",
  },
  'module-state': {
    severity: 'error',
    title: 'file keeps state',
    message: (p: { readonly module: string; readonly name: string; readonly what: string }) =>
      `\`${p.name}\` (${p.what}) lives as long as the process: whatever works with \`${p.module}\` shares it.`,
    cause: 'Something at the top of a file changes, or holds what changes.',
    fix: 'Make it in `start`, or keep it in the host: the database, `services.idempotency`, the memory.',
    example:
      'const seen = new Set<string>();      // raises it: filled by every request\n\nawait services.idempotency.substrate.claim(key);   // mended',
  },
  'import-effect': {
    severity: 'error',
    title: 'import does something',
    message: (p: { readonly module: string; readonly what: string }) =>
      `Importing this file of \`${p.module}\` carries out ${p.what}.`,
    cause: 'What happens at import happens in every tool and every test that only looks at the file.',
    fix: 'Do it in `start`.',
    example: 'connect();                           // raises it\n\nstart: (context) => { connect(); … }  // mended',
  },
  'health-cannot-fail': {
    severity: 'error',
    title: 'health answer is always good',
    message: (p: { readonly module: string; readonly place: string }) =>
      `\`${p.module}\` answers for its health here without asking anything, whatever becomes of what it depends on (${p.place}).`,
    cause: 'The answer is written into the code.',
    fix: 'Ask what the module depends on, or leave the answer to the host.',
    example:
      'isReady: async () => true,                                  // raises it\nisReady: () => services.substrate.isHealthy(),              // mended',
  },
  'step-not-logged': {
    severity: 'error',
    title: 'step is not logged',
    message: (p: { readonly module: string; readonly missing: readonly string[]; readonly place: string }) =>
      `\`${p.module}\` never logs ${marked(p.missing)} (${p.place}).`,
    cause: 'The line was taken out or goes by another name; who looks for it in the logs finds nothing.',
    fix: 'Log each step with `event` set to its name.',
    example:
      "logger.info('got a request');                    // raises it\nlogger.info({ event: 'request_received' });      // mended",
  },
});
