import type { DeclaredSymbol } from '../../code/index.js';
import { nearestName } from '../../text/index.js';
import { gapsDiagnostics } from '../diagnostics.js';
import type { Evidence } from '../evidence.js';
import type { Obligation, SymbolDemand } from '../obligation.js';
import type { Shortfall, Verdict } from '../shortfall.js';
import { isSameSignature } from './signature.js';
import { symbolsBehind } from './symbols-behind.js';

/** A source file declares a name, for others to use where that is meant, with the signature that the contract states. */
export async function judgeSymbol({ demand }: Obligation<SymbolDemand>, evidence: Evidence): Promise<Verdict> {
  const { path, name, signature, isPublic } = demand;
  const source = (await evidence.kindOf(path)) === 'file' ? await evidence.sourceOf(path) : undefined;
  if (!source || 'problem' in source) return 'carried';
  const { symbols } = source.facts;
  const named = await symbolsBehind({ path, name }, evidence);
  const meant = isPublic ? named.filter((symbol) => symbol.isPublic) : named;
  if (meant.length === 0) {
    const near =
      named.length > 0
        ? undefined
        : nearestName(
            name,
            symbols.map((symbol) => symbol.name),
          );
    const parameters = { path, name, near, isHidden: named.length > 0 };
    const told = gapsDiagnostics.create('missing-symbol', parameters);
    return [{ kind: 'missing_symbol', told, targetFile: path, subkey: name, effort: 'high' }];
  }
  if (signature === undefined) return 'held';
  const written = meant.flatMap((symbol) => symbol.signature ?? []);
  if (written.some((one) => isSameSignature(signature, one))) return 'held';
  return [signatureOf(demand, signature, meant)];
}

function signatureOf({ path, name }: SymbolDemand, stated: string, [symbol]: readonly DeclaredSymbol[]): Shortfall {
  const place = symbol ? `${symbol.span.file}:${symbol.span.start.line}` : path;
  const common = { targetFile: path, subkey: name, effort: 'medium' } as const;
  const written = symbol?.signature;
  if (written === undefined) {
    const what = `The signature of \`${name}\``;
    const told = gapsDiagnostics.create('not-evaluable', { what, why: `\`${place}\` declares it without one` });
    return { kind: 'not_evaluable', outcome: 'notEvaluable', told, ...common };
  }
  return {
    kind: 'signature_differs',
    told: gapsDiagnostics.create('signature-differs', { name, stated, written, place }),
    ...common,
  };
}
