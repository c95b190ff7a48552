import type { PayloadField } from '../model/index.js';

/** One step into an object, as it is written after the name of a variable. */
export interface AccessStep {
  readonly name: string;
  /** False when the name needs quotes and brackets. */
  readonly isIdentifier: boolean;
  /** True when what stands before it may be absent. */
  readonly isOptional: boolean;
}

/** One level of a payload: a value, or an object with fields of its own. */
export interface FieldView {
  readonly key: string;
  readonly description?: string;
  /** May be absent. */
  readonly isOptional: boolean;
  /** An object whose fields are declared one by one, in `fields`. */
  readonly isObject: boolean;
  readonly fields: readonly FieldView[];
  /** How the schema library calls the type; absent for `record` and `list`. */
  readonly zodMethod?: 'string' | 'number' | 'int' | 'boolean' | 'stringbool';
  /** A number that arrives as text. */
  readonly isCoerced: boolean;
  readonly isInteger: boolean;
  readonly isRecord: boolean;
  readonly isList: boolean;
  /** Text that must not be empty. */
  readonly isNonEmpty: boolean;
  readonly access: readonly AccessStep[];
  /** What the tests send. */
  readonly sample: unknown;
  /** The tests put the number of the event here. */
  readonly isEventId: boolean;
  /** The tests put the name of the conversation here. */
  readonly isThread: boolean;
}

/** What is to be known of a payload beyond its declaration. */
export interface PayloadUse {
  readonly isForm: boolean;
  /** The dotted path of the event's identity. */
  readonly idPath?: string;
  /** The dotted path of the thread component that the tests vary. */
  readonly threadPath?: string;
}

/** The declared fields as a tree, in the order of their first mention. A form is flat: there a dot is part of the name. */
export function fieldTree(fields: readonly PayloadField[], use: PayloadUse): readonly FieldView[] {
  const inTree = fields.filter((field) => !hasChildren(field, fields) || use.isForm);
  return level(inTree, { use, depth: 0, above: [] });
}

/** The steps from an event to one of its fields. */
export function accessTo(path: string, tree: readonly FieldView[]): FieldView | undefined {
  for (const field of tree) {
    if (field.isObject) {
      const found = accessTo(path, field.fields);
      if (found) return found;
    } else if (pathOf(field) === path) return field;
  }
  return undefined;
}

/** The expression of a field, only to measure it; templates write it step by step. */
export function accessText(variable: string, steps: readonly AccessStep[]): string {
  return steps.reduce((text, step) => {
    if (step.isIdentifier) return `${text}${step.isOptional ? '?' : ''}.${step.name}`;
    return `${text}${step.isOptional ? '?.' : ''}['${step.name}']`;
  }, variable);
}

function pathOf(field: FieldView): string {
  return field.access.map(({ name }) => name).join('.');
}

function hasChildren(field: PayloadField, fields: readonly PayloadField[]): boolean {
  return fields.some(({ path }) => path.startsWith(`${field.path}.`));
}

interface Level {
  readonly use: PayloadUse;
  readonly depth: number;
  readonly above: readonly AccessStep[];
}

function level(fields: readonly PayloadField[], { use, depth, above }: Level): readonly FieldView[] {
  const keys = [...new Set(fields.flatMap((field) => keyAt(field, depth, use) ?? []))];
  return keys.map((key) => {
    const inside = fields.filter((field) => keyAt(field, depth, use) === key);
    const [only] = inside;
    const isParentOptional = depth > 0 && isEachOptional(fields);
    const access = [...above, { name: key, isIdentifier: isIdentifier(key), isOptional: isParentOptional }];
    if (only && keyAt(only, depth + 1, use) === undefined) return valueField(only, access, use);
    return {
      ...plain,
      key,
      isOptional: isEachOptional(inside),
      isObject: true,
      access,
      fields: level(inside, { use, depth: depth + 1, above: access }),
    };
  });
}

function keyAt(field: PayloadField, depth: number, use: PayloadUse): string | undefined {
  return (use.isForm ? [field.path] : field.path.split('.'))[depth];
}

function isEachOptional(fields: readonly PayloadField[]): boolean {
  return fields.every(({ required }) => !required);
}

function isIdentifier(name: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(name);
}

const plain = {
  fields: [],
  isCoerced: false,
  isInteger: false,
  isRecord: false,
  isList: false,
  isNonEmpty: false,
  isEventId: false,
  isThread: false,
  sample: null,
} as const;

function valueField(field: PayloadField, access: readonly AccessStep[], use: PayloadUse): FieldView {
  const isEventId = field.path === use.idPath;
  const zod = use.isForm ? formType(field.type) : jsonType(field.type);
  return {
    ...plain,
    ...zod,
    key: access.at(-1)?.name ?? field.path,
    ...(field.description === undefined ? {} : { description: field.description }),
    isOptional: !field.required,
    isObject: false,
    isNonEmpty: isEventId && zod.zodMethod === 'string',
    access,
    sample: use.isForm ? String(sampleOf(field)) : sampleOf(field),
    isEventId,
    isThread: field.path === use.threadPath,
  };
}

function jsonType(type: PayloadField['type']): Partial<FieldView> {
  if (type === 'object') return { isRecord: true };
  if (type === 'array') return { isList: true };
  return { zodMethod: type === 'integer' ? 'int' : type };
}

// Form values are text; an object or a list in one is JSON that its handler may parse.
function formType(type: PayloadField['type']): Partial<FieldView> {
  if (type === 'number' || type === 'integer')
    return { zodMethod: 'number', isCoerced: true, isInteger: type === 'integer' };
  return { zodMethod: type === 'boolean' ? 'stringbool' : 'string' };
}

/** What the tests send in a field that is not particular to an event. */
export function sampleOf({ path, type }: PayloadField): unknown {
  const samples = {
    string: `some ${path.split('.').at(-1) ?? path}`,
    number: 1.5,
    integer: 7,
    boolean: true,
    object: {},
    array: [],
  };
  return samples[type];
}
