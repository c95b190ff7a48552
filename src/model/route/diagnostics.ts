import { defineDiagnostics } from '../../diagnostics/index.js';

interface Other {
  /** A method and a path: `POST /slack/events`. */
  readonly route: string;
  readonly other: string;
  /** Whose the other is and where it stands. */
  readonly owner: string;
}

/** What can be wrong with the routes of modules, among themselves and with routes that people wrote. */
export const routeDiagnostics = defineDiagnostics('model', {
  'route-collision': {
    severity: 'error',
    title: 'two routes answer one request',
    message: ({ route, other, owner }: Other) =>
      route === other
        ? `The route \`${route}\` is that of ${owner} as well.`
        : `Requests for the route \`${route}\` fit \`${other}\` of ${owner} as well.`,
    cause:
      'Each request must reach the one handler whose contract declares it. The host refuses to start with two routes of one shape; where one is merely more general, whichever is more specific takes its requests silently.',
    fix: 'Give one of the two a path of its own.',
    example:
      'chat.desk:        route: /hooks/:tenant\nslack.webhook:    route: /hooks/slack\n\nslack.webhook:    route: /slack-webhook/events',
  },
  'route-twin': {
    severity: 'warning',
    title: 'routes differ in letter case only',
    message: ({ route, other, owner }: Other) =>
      `The route \`${route}\` differs from \`${other}\` of ${owner} in letter case or in the slash at its end only.`,
    cause:
      'The host tells such paths apart, so each has a handler of its own; whoever enters one at a platform easily enters the other.',
    fix: 'Give one of the two another path.',
    example:
      'slack.webhook:    route: /hooks/Slack\nchat.desk:        route: /hooks/slack\n\nchat.desk:        route: /hooks/desk',
  },
  'route-doubled': {
    severity: 'error',
    title: 'path of the module is doubled',
    message: (p: { readonly route: string; readonly mount: string; readonly place: string; readonly rest: string }) =>
      `The route \`${p.route}\` carries the path of the module twice: \`${p.rest}\` stands behind \`${p.mount}\`, which ${p.place} states.`,
    cause:
      'The route of the spec is the whole path and nothing is prefixed to it. A route that was put together of a prefix and a whole path answers where no platform calls.',
    fix: 'Write the path once, as the platform calls it; mount_under names a path that it lies under.',
    example:
      'route: /twilio/adapter/twilio/webhook     # mount_under: /twilio/adapter\n\nroute: /twilio/webhook                    # mount_under: /twilio',
  },
  'route-repeats': {
    severity: 'warning',
    title: 'route repeats the module',
    message: (p: { readonly route: string; readonly word: string }) =>
      `The route \`${p.route}\` comes to \`${p.word}\` a second time.`,
    cause:
      'A route that begins with the name of its module and begins with it again was mostly put together of a prefix and a whole path.',
    fix: 'Write the path once, as the platform calls it; where it is meant, name the path that it lies under in mount_under.',
    example: 'module_id: slack.webhook\nroute: /slack/webhook/slack/events\n\nroute: /slack/events',
  },
  'route-ends-in-slash': {
    severity: 'warning',
    title: 'route ends in a slash',
    message: (p: { readonly route: string }) =>
      `The route \`${p.route}\` answers with the slash at its end only; a call without it is not found.`,
    cause: 'To the host a path with and a path without a slash at its end are two.',
    fix: 'Leave the slash out, unless the platform sends it.',
    example: 'route: /slack/events/\n\nroute: /slack/events',
  },
  'route-not-known': {
    severity: 'warning',
    title: 'path of a route is not known',
    message: (p: { readonly path: string; readonly route: string; readonly module: string; readonly more: number }) =>
      `The path that is registered here, ${p.path}, is not known in full; it may be \`${p.route}\` of \`${p.module}\`${p.more === 0 ? '' : ` (or that of ${p.more} more)`}.`,
    cause:
      'The path or its prefix is worked out while the program runs, or nothing in the repository registers the function that it stands in.',
    fix: 'Write the path as text or as a constant of text, or make sure that it never is the path of the module.',
    example: "app.post(readPath(), answer);\n\napp.post('/admin/reload', answer);",
  },
  'routes-not-read': {
    severity: 'warning',
    title: 'routes of a file are not known',
    message: (p: { readonly problem: string }) =>
      `The file may register routes and has a syntax error: ${p.problem.trim().replace(/\s+/g, ' ').replace(/\.$/, '')}.`,
    cause: 'Routes that people wrote are read from their code, so that no module is given one that is taken.',
    fix: 'Correct the syntax error and run the command again.',
    example: "app.post('/slack/events', answer;\n\napp.post('/slack/events', answer);",
  },
});
