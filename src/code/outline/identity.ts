import type { ts } from 'ts-morph';

import type { OutlineItem } from '../../text/index.js';
import { excerptOf } from '../parsed-module.js';
import type { TypeScript } from '../load-typescript.js';

/** What makes a node the same thing in two versions of a file, and how it is called in a message. */
export type Identity = Pick<OutlineItem, 'key' | 'byText' | 'label' | 'group'>;

/** A file with the compiler, and the text of a node with the white space folded. */
export interface Subject {
  readonly ts: TypeScript;
  readonly file: ts.SourceFile;
  readonly textOf: (node: ts.Node) => string;
}

/** An identity from a kind and a name. */
export function named(kind: string, name: string, label = `${kind} ${name}`): Identity {
  return { key: `${kind} ${name}`, byText: false, label, group: '' };
}

/** The identity of a node that nothing but its own text tells apart from others. */
export function knownByText(subject: Subject, node: ts.Node, kind: string): Identity {
  const text = subject.textOf(node);
  return { key: `${kind} ${text}`, byText: true, label: `${kind} \`${excerptOf(text)}\``, group: '' };
}
