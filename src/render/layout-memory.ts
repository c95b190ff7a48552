import type { Outcome } from '../diagnostics/index.js';
import { hashOf, type RelPath } from '../text/index.js';
import { formatText } from './format-text.js';

/** A text to be formatted, and the name of the module that it is about, in whose forms alone it may differ from others. */
export interface NamedText {
  readonly path: RelPath;
  readonly text: string;
  readonly name: string;
}

/** Formats like `formatText`, but a text only once that another one equals but for the name of its module. */
export type LayoutMemory = (text: NamedText) => Promise<Outcome<string>>;

interface Layout {
  /** `undefined`: texts that look alike have different layouts. */
  readonly text: string | undefined;
  /** How many texts it was held against by formatting them: the one it was made of, and the first that would use it. */
  readonly proofs: number;
}

const proofsNeeded = 2;
const mostLayouts = 500;

/**
 * Remembers layouts. What a formatter breaks and joins depends on the kinds of characters and on widths, not on which letters
 * a name has; so texts that differ only in a name of the same shape get the same layout. The first text that would use a
 * layout is formatted all the same; where the layout is another one, it is never used. Prettier takes most of the
 * time of a first run.
 */
export function createLayoutMemory(): LayoutMemory {
  const layouts = new Map<string, Layout>();
  return async ({ path, text, name }) => {
    const naming = namingOf(name);
    const hidden = naming?.hide(text);
    if (!naming || !hidden) return formatText(path, text);
    const { skeleton, uuids } = hidden;
    const key = hashOf(`${extensionOf(path)} ${skeleton}`);
    const known = layouts.get(key);
    if (known?.text !== undefined && known.proofs >= proofsNeeded)
      return { value: naming.show({ skeleton: known.text, uuids }), diagnostics: [] };
    const formatted = await formatText(path, text);
    if (formatted.value !== undefined) keep(layouts, key, proven(known, layoutOf(naming, formatted.value, uuids)));
    return formatted;
  };
}

/** `undefined` for a text whose layout cannot be told: not all that was hidden is there, in its order. */
function layoutOf(naming: Naming, formatted: string, uuids: readonly string[]): string | undefined {
  const hidden = naming.hide(formatted);
  return hidden && hidden.uuids.join() === uuids.join() ? hidden.skeleton : undefined;
}

function proven(known: Layout | undefined, text: string | undefined): Layout {
  if (!known) return { text, proofs: 1 };
  return { text: known.text === text ? text : undefined, proofs: known.proofs + 1 };
}

// Where every text is another one, nothing is gained and nothing must be hoarded.
function keep(layouts: Map<string, Layout>, key: string, layout: Layout): void {
  const [oldest] = layouts.keys();
  if (oldest !== undefined && layouts.size >= mostLayouts && !layouts.has(key)) layouts.delete(oldest);
  layouts.set(key, layout);
}

function extensionOf(path: RelPath): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

/** A text with stand-ins of the same shape in the place of a name and of UUIDs, and what they stand for. */
interface Hidden {
  readonly skeleton: string;
  readonly uuids: readonly string[];
}

/** Puts stand-ins in and takes them out again. */
interface Naming {
  /** `undefined` where the text could not be told from one with stand-ins. */
  readonly hide: (text: string) => Hidden | undefined;
  readonly show: (hidden: Hidden) => string;
}

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const uuidStandIn = 'qxzjkvwq-xzjk-vwqx-zjkv-wqxzjkvwqxzj';

// A word of the language takes part in the layout: no stand-in may hide it.
const wordsOfLanguages =
  /^(abstract|arguments|async|await|break|case|catch|class|const|continue|debugger|declare|default|delete|else|enum|eval|export|extends|false|finally|from|function|implements|import|infer|instanceof|interface|keyof|module|namespace|null|object|override|package|private|protected|public|readonly|require|return|satisfies|static|string|super|switch|symbol|this|throw|true|type|typeof|undefined|unique|unknown|void|while|with|yield)$/i;
const shortestName = 4;

function namingOf(name: string): Naming | undefined {
  const forms = formsOf(name);
  if (name.length < shortestName || !/^[a-z][a-z0-9._-]*$/.test(name) || wordsOfLanguages.test(name)) return undefined;
  const standIns = forms.map(standInOf);
  if (new Set(standIns).size < forms.length) return undefined;
  const [hiding, showing] = [replacer(forms, standIns, uuid), replacer(standIns, forms, uuidStandIn)];
  const show = ({ skeleton, uuids }: Hidden): string => {
    let next = 0;
    return showing(skeleton, () => uuids[next++] ?? '');
  };
  const hide = (text: string): Hidden | undefined => {
    const uuids: string[] = [];
    const skeleton = hiding(text, (found) => {
      uuids.push(found);
      return uuidStandIn;
    });
    // What cannot be taken out again exactly was ambiguous: a stand-in stood there before, or one name within another.
    return show({ skeleton, uuids }) === text ? { skeleton, uuids } : undefined;
  };
  return { hide, show };
}

type Replacer = (text: string, other: (found: string) => string) => string;

function replacer(from: readonly string[], to: readonly string[], other: string): Replacer {
  const pattern = new RegExp([other, ...from.map((form) => form.replace(/[.-]/g, '\\$&'))].join('|'), 'g');
  const pairs = new Map(from.map((form, index) => [form, to[index] ?? form]));
  return (text, replaceOther) => text.replace(pattern, (found) => pairs.get(found) ?? replaceOther(found));
}

/** The forms in which templates write a name, longest first: `a.b`, `a_b`, `a-b`, `A_B`, `AB`, `aB`. */
function formsOf(name: string): readonly string[] {
  const words = name.split(/[._-]/).filter((word) => word !== '');
  const pascal = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  const snake = words.join('_');
  const forms = [
    name,
    snake,
    words.join('-'),
    snake.toUpperCase(),
    pascal,
    pascal.charAt(0).toLowerCase() + pascal.slice(1),
  ];
  return [...new Set(forms)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

/** Letters stay letters of the same case, digits become letters, everything else stays: all that a layout depends on. */
function standInOf(form: string): string {
  let count = 0;
  return form.replace(/[A-Za-z0-9]/g, (character) => {
    const letter = 'qxzjkvw'.charAt(count % 7);
    count += 1;
    return /[A-Z]/.test(character) ? letter.toUpperCase() : letter;
  });
}
