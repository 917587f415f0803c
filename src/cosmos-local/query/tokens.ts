// The tokens of a query’s text.
import { Failure, unsupported } from '../failure.ts';

export interface Token {
  readonly kind: 'word' | 'number' | 'text' | 'parameter' | 'sign' | 'end';
  readonly text: string;
}

const pattern =
  /\s*(?:(@[A-Za-z_]\w*)|((?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)|("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|([A-Za-z_]\w*)|(<=|>=|!=|<>|--|\/\*|\S))/y;

/** Cuts a query into words, numbers, strings, parameters and signs; the last token is always `end`. */
export function tokenise(query: string): Token[] {
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  while (query.slice(pattern.lastIndex).trim() !== '') {
    const [, parameter, number, quoted, word, sign] = pattern.exec(query) ?? [];
    if (parameter !== undefined) tokens.push({ kind: 'parameter', text: parameter });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (quoted !== undefined) tokens.push({ kind: 'text', text: unquote(quoted) });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: checked(sign) });
  }
  tokens.push({ kind: 'end', text: 'the end of the query' });
  return tokens;
}

function checked(sign: string): string {
  if (sign === '--' || sign === '/*') throw unsupported(`A comment (${sign})`);
  if (sign === '"' || sign === "'") throw new Failure(400, `Syntax error: a text has no closing ${sign}`);
  return sign;
}

/** Only the escapes every reader agrees on. */
function unquote(quoted: string): string {
  return quoted.slice(1, -1).replaceAll(/\\(.)/g, (_, escaped: string) => {
    if (!`"'\\/`.includes(escaped))
      throw new Failure(400, `Syntax error: the escape \\${escaped} is not supported here`);
    return escaped;
  });
}
