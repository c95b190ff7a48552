import { camelCase, pascalCase } from '../../text/index.js';

/** How a key writes an id of several words: `slack.webhook`, `slack_webhook`, `slack-webhook`, `slackWebhook`, `SlackWebhook`. */
export type Casing = 'dotted' | 'snake' | 'kebab' | 'camel' | 'pascal';

/** The case of a key; `undefined` for one word in lower case, which tells nothing. */
export function casingOf(key: string): Casing | undefined {
  if (key.includes('.')) return 'dotted';
  if (key.includes('_')) return 'snake';
  if (key.includes('-')) return 'kebab';
  if (/^[A-Z]/.test(key)) return 'pascal';
  return /[A-Z]/.test(key) ? 'camel' : undefined;
}

/** An id in a case; as it is where none is asked for. */
export function inCasing(id: string, casing: Casing | undefined): string {
  const snake = id.replaceAll(/[.-]/g, '_');
  switch (casing) {
    case 'snake':
      return snake;
    case 'kebab':
      return snake.replaceAll('_', '-');
    case 'camel':
      return camelCase(snake);
    case 'pascal':
      return pascalCase(snake);
    case 'dotted':
    case undefined:
      return id;
  }
}
