import type { ts } from 'ts-morph';
import type { ListShape } from '../insert-items.js';

/** A place in a file where modules are registered, with the entries that it holds, in order. */
export type Slot = BracketSlot | CallSlot | ChainSlot;

/** An array, object, `Set` or `Map` that is written as a literal; entries are elements, properties, elements, pairs. */
export interface BracketSlot {
  readonly kind: 'list' | 'set' | 'table' | 'map';
  readonly name: string;
  readonly node: ts.Expression;
  readonly items: readonly ts.Node[];
  readonly shape: ListShape;
  /** A `new Set()` or `new Map()` that has no array yet; an entry brings the array along. */
  readonly isBare: boolean;
}

/** Statements of one block that call the same thing: `app.register(a); app.register(b);`. */
export interface CallSlot {
  readonly kind: 'calls';
  readonly name: string;
  readonly node: ts.Node;
  /** The statements with such a call, also those in which it stands below a condition. */
  readonly items: readonly ts.Statement[];
  /** What is called; empty where the entries themselves are called. */
  readonly callee: string;
  /** What the entries are called with. */
  readonly given?: string;
  readonly block: Block;
}

/** The statements of a file or of a function body. */
export interface Block {
  readonly node: ts.SourceFile | ts.Block;
  readonly statements: readonly ts.Statement[];
}

/** The links of one chain of calls with the same method: `new Hono().route('/a', a).route('/b', b)`. */
export interface ChainSlot {
  readonly kind: 'chain';
  readonly name: string;
  readonly node: ts.Expression;
  readonly items: readonly ts.CallExpression[];
  readonly method: string;
  /** All links of the chain, the innermost first. */
  readonly links: readonly ts.CallExpression[];
}
