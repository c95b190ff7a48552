const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

interface CronField {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly names: readonly string[];
}

// crontab(5): minute, hour, day of month, month, day of week (0 and 7 are Sunday).
const cronFields: readonly CronField[] = [
  { name: 'minute', from: 0, to: 59, names: [] },
  { name: 'hour', from: 0, to: 23, names: [] },
  { name: 'day of the month', from: 1, to: 31, names: [] },
  { name: 'month', from: 1, to: 12, names: ['', ...months] },
  { name: 'day of the week', from: 0, to: 7, names: days },
];

/** What is wrong with a five-field cron expression, in words that complete "the expression …"; `undefined` when it is sound. */
export function cronProblem(expression: string): string | undefined {
  const parts = expression.trim().split(/\s+/);
  if (parts.length !== cronFields.length) return `has ${parts.length} fields, not five`;
  return cronFields
    .map((field, index) => fieldProblem(parts[index] ?? '', field))
    .find((problem) => problem !== undefined);
}

function fieldProblem(part: string, field: CronField): string | undefined {
  const isSound = part.split(',').every((item) => isItem(item, field));
  return isSound ? undefined : `has \`${part}\` as ${field.name}, which must lie between ${field.from} and ${field.to}`;
}

function isItem(item: string, field: CronField): boolean {
  const [range = '', step, ...rest] = item.split('/');
  if (rest.length > 0 || (step !== undefined && !/^[1-9][0-9]?$/.test(step))) return false;
  if (range === '*') return true;
  const [first = '', last = first, ...more] = range.split('-');
  const [low, high] = [valueOf(first, field), valueOf(last, field)];
  return more.length === 0 && low !== undefined && high !== undefined && low <= high;
}

function valueOf(text: string, { from, to, names }: CronField): number | undefined {
  const named = text === '' ? -1 : names.indexOf(text.toLowerCase());
  const value = /^[0-9]{1,2}$/.test(text) ? Number(text) : named;
  return value >= from && value <= to ? value : undefined;
}
