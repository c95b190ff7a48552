import { camelCase, kebabCase, pascalCase, snakeCase, upperSnakeCase } from './names.js';

/** How an id is written: `slack.webhook`, `slack_webhook`, `slack-webhook`, `slackWebhook`, `SlackWebhook`, `SLACK_WEBHOOK`, `Slack-Webhook`. */
export type IdForm = 'dotted' | 'snake' | 'kebab' | 'camel' | 'pascal' | 'upper' | 'header';

/** One place of a text where an id stands as whole words. */
export interface IdPlace {
  /** UTF-16 offsets; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** The forms that it can be; several only where the id has one word, or no dot. */
  readonly forms: readonly IdForm[];
}

/** Every form of an id as a text; `dotted` is the id as it is. */
export function formsOf(id: string): Readonly<Record<IdForm, string>> {
  const header = kebabCase(id).replace(/(^|-)[a-z]/g, (found) => found.toUpperCase());
  return {
    dotted: id,
    snake: snakeCase(id),
    kebab: kebabCase(id),
    camel: camelCase(id),
    pascal: pascalCase(id),
    upper: upperSnakeCase(id),
    header,
  };
}

// What may stand beside a form without being part of the same word, in the casing of that form.
const boundaries: Readonly<Record<IdForm, readonly [before: string, after: string]>> = {
  dotted: ['(?<![A-Za-z0-9.])', '(?![A-Za-z0-9])'],
  snake: ['(?<![A-Za-z0-9])', '(?![A-Za-z0-9])'],
  kebab: ['(?<![A-Za-z0-9])', '(?![A-Za-z0-9])'],
  camel: ['(?<![A-Za-z0-9])', '(?![a-z0-9])'],
  pascal: ['(?<![A-Z])', '(?![a-z0-9])'],
  upper: ['(?<![A-Za-z0-9])', '(?![A-Za-z0-9])'],
  header: ['(?<![A-Za-z0-9])', '(?![A-Za-z0-9])'],
};

/** Every place where an id stands as whole words in one of its forms, in order, none overlapping another. */
export function findId(text: string, id: string): readonly IdPlace[] {
  const forms = formsOf(id);
  const found = new Map<string, { readonly start: number; readonly end: number; readonly forms: IdForm[] }>();
  for (const form of Object.keys(forms) as IdForm[]) {
    const [before, after] = boundaries[form];
    const pattern = new RegExp(before + forms[form].replace(/[.$]/g, String.raw`\$&`) + after, 'g');
    for (const { index: start } of text.matchAll(pattern)) {
      const end = start + forms[form].length;
      const place = found.get(`${start} ${end}`) ?? { start, end, forms: [] };
      place.forms.push(form);
      found.set(`${start} ${end}`, place);
    }
  }
  const sorted = [...found.values()].sort((a, b) => a.start - b.start || b.end - a.end);
  const places: IdPlace[] = [];
  for (const place of sorted) if (place.start >= (places.at(-1)?.end ?? 0)) places.push(place);
  return places;
}

/** True when the words of one id stand in a row among the words of a longer one: `slack.webhook` in `big_slack.webhook`. */
export function isPartOfId(part: string, whole: string): boolean {
  const [inner, outer] = [snakeCase(part), snakeCase(whole)];
  return inner !== outer && `_${outer}_`.includes(`_${inner}_`);
}
