import type { Occurrence } from '../../diagnostics/index.js';
import type { WorkspaceSources } from '../../sources/index.js';
import { occurrenceAt } from '../contracts/decoded.js';
import type { Module } from '../module/module.js';

/** Where the route of a module stands in its spec. */
export type RoutePlace = (module: Module) => Occurrence;

/** The places of the routes of a workspace's modules. */
export function routePlaces({ specs }: WorkspaceSources): RoutePlace {
  const byFile = new Map(specs.map((source) => [source.file, source.document]));
  return ({ specFile }) => {
    const document = byFile.get(specFile);
    return document ? occurrenceAt(document, ['interfaces', 'inbound', 0, 'route']) : { file: specFile };
  };
}
