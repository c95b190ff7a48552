import { defineDiagnostics } from '../diagnostics/index.js';

interface NotProven {
  readonly module: string;
  readonly scheme: string;
  readonly isAge: boolean;
  readonly operation: string;
  readonly way: readonly string[];
  readonly reachedAt: string;
  readonly place: string;
}

interface Told {
  readonly module: string;
  readonly told: string;
  readonly place: string;
}

/** What code does otherwise than the spec at the doors of a module: its routes, its clock, and who may call. */
export const entryDiagnostics = defineDiagnostics('conform', {
  'route-not-registered': {
    severity: 'error',
    title: 'declared route is not registered',
    message: (p: { readonly module: string; readonly declared: string; readonly entry: string }) =>
      `\`${p.module}\` declares the route \`${p.declared}\`, but registers none; \`${p.entry}\` is where it would stand.`,
    cause: 'The registration was taken out, or it stands in code that `start` never calls.',
    fix: 'Register the route on `context.app` in `start`, or take it out of the spec.',
    example:
      "return {};                                              // raises it: `start` registers nothing\n\napp.route({ method: 'POST', url: '/slack/events', handler });   // mended",
  },
  'route-differs': {
    severity: 'error',
    title: 'route is not the declared one',
    message: (p: {
      readonly module: string;
      readonly declared: string;
      readonly found: string;
      readonly place: string;
    }) => `\`${p.module}\` declares \`${p.declared}\` at ${p.place}, and registers \`${p.found}\` here.`,
    cause: 'Path, method or prefix was changed on one side only; a prefix that repeats part of the path counts too.',
    fix: 'Make the registration say what the spec says, or the spec what callers use.',
    example:
      "url: '/slack/webhook/slack/events',   // raises it: the spec says /slack/events\nurl: '/slack/events',                 // mended",
  },
  'route-not-declared': {
    severity: 'error',
    title: 'route is not declared',
    message: (p: { readonly module: string; readonly found: string; readonly place: string }) =>
      `\`${p.module}\` registers \`${p.found}\` here, but its spec declares no such route at ${p.place}.`,
    cause: 'A second door was opened by hand; nobody has said who may come through it.',
    fix: 'Make it a module of its own with a spec, or take it out.',
    example:
      "app.post('/slack/urgent', handler);   // raises it\n\n# a route that is wanted has a spec: interfaces.inbound[0].route: /slack/urgent",
  },
  'trigger-not-registered': {
    severity: 'error',
    title: 'module takes no work',
    message: (p: {
      readonly module: string;
      readonly kind: 'queue' | 'clock';
      readonly entry: string;
      readonly others: readonly string[];
    }) =>
      `\`${p.module}\` is set to work by ${p.kind === 'clock' ? 'the clock' : 'a queue'}, but \`${p.entry}\` never asks for it${p.others.length > 0 ? `; what it asks for is at ${p.others.join(' and ')}` : ''}.`,
    cause: 'The call of `services.jobs.work` or `services.jobs.schedule` was taken out, or `start` never reaches it.',
    fix: 'Ask for the work in `start`.',
    example:
      'start: () => ({}),                                                        // raises it\nstart: ({ services }) => services.jobs.work(queue, run),                   // mended',
  },
  'schedule-differs': {
    severity: 'error',
    title: 'clock is not the declared one',
    message: (p: {
      readonly module: string;
      readonly declared: string;
      readonly found: string;
      readonly place: string;
    }) => `\`${p.module}\` declares the schedule \`${p.declared}\` at ${p.place}, and asks for \`${p.found}\` here.`,
    cause: 'The schedule was changed on one side only.',
    fix: 'Make both say the same.',
    example:
      "jobs.schedule(name, '* * * * *', run)      // raises it: the spec says */15 * * * *\njobs.schedule(name, '*/15 * * * *', run)   // mended",
  },
  'origin-not-proven': {
    severity: 'error',
    title: 'callers need not prove their origin',
    message: (p: NotProven) =>
      `\`${p.module}\` demands ${p.isAge ? 'that a request is not old' : `\`${p.scheme}\``} at ${p.place}, but behind this route \`${p.operation}\` (${p.reachedAt}) is reached without ${p.isAge ? 'looking at its age' : 'that proof'}: ${p.way.join(' → ')}.`,
    cause:
      'On some path the function of the host that proves it is not called, its answer is not looked at, or something else is compared in its place.',
    fix: 'Call `verifyHmacSha256`, `verifySharedSecret` and `isFresh` of the host before anything else, and refuse whoever fails.',
    example:
      "if (!request.headers.authorization?.startsWith('Bearer ')) throw …;     // raises it: anybody can send that\n\nif (!verifyHmacSha256({ secret, signedText, signature, … })) throw …;    // mended",
  },
  'proof-differs': {
    severity: 'error',
    title: 'origin is proven otherwise than declared',
    message: (p: Told) => `\`${p.module}\` proves origins otherwise than declared at ${p.place}: ${p.told}.`,
    cause: 'Header, secret, prefix or tolerance was changed on one side only, or copied from another platform.',
    fix: 'Make the check say what the spec says.',
    example:
      "signature: headerOf(request, 'x-signature'),          // raises it: the spec says X-Slack-Signature\nsignature: headerOf(request, 'x-slack-signature'),    // mended",
  },
});
