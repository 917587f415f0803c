// Every question that is asked of the logs, by Microsoft's own parser of them, against the columns that it documents.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { at, resourcesOf, ways } from './evaluated.ts';

interface Diagnostics {
  readonly Count: number;
  getItem(place: number): { readonly Message: string };
}
interface Globals {
  WithDatabase(database: unknown): Globals;
}
/** The little of the library that is used here; its own declarations are a book. */
interface Language {
  readonly GlobalState: { readonly Default: Globals };
  readonly KustoCode: {
    ParseAndAnalyze(query: string, globals: Globals): { GetDiagnostics(): Diagnostics };
  };
  readonly Symbols: {
    readonly TableSymbol: { From(columns: string): { WithName(name: string): unknown } };
    readonly DatabaseSymbol: { readonly ctor: new (name: string, tables: readonly unknown[]) => unknown };
  };
}

/** Table → its columns, those that are asked for (Azure Monitor reference, tables). */
const tables: Readonly<Record<string, string>> = {
  AppMetrics:
    'TimeGenerated:datetime, Name:string, Sum:real, Min:real, Max:real, ItemCount:int, Properties:dynamic, AppRoleInstance:string',
  AzureDiagnostics: 'TimeGenerated:datetime, ResourceProvider:string, OperationName:string, Category:string',
  CDBDataPlaneRequests:
    'TimeGenerated:datetime, AadPrincipalId:string, ClientIpAddress:string, OperationName:string, CollectionName:string, ' +
    'RequestResourceId:string, RequestResourceType:string',
  ContainerAppConsoleLogs: 'TimeGenerated:datetime, ContainerName:string, Log:string, RevisionName:string',
};

function parserOf(): (query: string) => readonly string[] {
  const require = createRequire(import.meta.url);
  require('@kusto/language-service-next/bridge.min.js');
  require('@kusto/language-service-next/Kusto.Language.Bridge.min.js');
  const shape = z.object({ Kusto: z.object({ Language: z.custom<Language>() }) });
  const { Language: language } = shape.parse(globalThis).Kusto;
  const { TableSymbol, DatabaseSymbol } = language.Symbols;
  const known = Object.entries(tables).map(([name, columns]) => TableSymbol.From(`(${columns})`).WithName(name));
  const globals = language.GlobalState.Default.WithDatabase(new DatabaseSymbol.ctor('workspace', known));
  return (query) => {
    const found = language.KustoCode.ParseAndAnalyze(query, globals).GetDiagnostics();
    return Array.from({ length: found.Count }, (_, place) => found.getItem(place).Message);
  };
}

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

/** Of alerts, as evaluated. */
const ofAlerts = ways
  .filter(({ name }) => name === 'ways/app')
  .flatMap((way) => resourcesOf(way, 'Insights/scheduledQueryRules'))
  .map((alert) => String(at(alert, 'properties.criteria.allOf.0.query')))
  .map((query) => /^\[replace\('(.+?)', 'THE-BOT'/.exec(query)?.[1] ?? query);
const itemsShape = z.object({ items: z.array(z.object({ content: z.object({ query: z.string().optional() }) })) });
const ofTheWorkbook = itemsShape
  .parse(JSON.parse(read('infra/workbook.json')))
  .items.flatMap(({ content: { query } }) => (query === undefined ? [] : [query]));
/** Of the notes: what begins with a table. */
const ofTheNotes = ['install', 'operations', 'worst-day', 'tenant']
  .map((page) => `docs/${page}.md`)
  .flatMap((file) =>
    [...read(file).matchAll(/(?<=[`"\n])(?:App[A-Z]\w+|CDB\w+|ContainerApp\w+)\s+\\?\|[^`\n]+?(?=`|"\n|\n)/g)].map(
      ([query]) => query.replaceAll(String.raw`\|`, '|'),
    ),
  );

describe('The questions asked of the logs', () => {
  const complaintsOf = parserOf();

  it('were found: of alerts, of the workbook, of the notes', () => {
    assert.ok(ofAlerts.length >= 9 && ofTheWorkbook.length >= 10, `${ofAlerts.length}, ${ofTheWorkbook.length}`);
    assert.equal(ofTheNotes.length, 5, ofTheNotes.join('\n'));
  });

  for (const query of [...ofAlerts, ...ofTheWorkbook, ...ofTheNotes]) {
    it(query.slice(0, 110), () => assert.deepEqual(complaintsOf(query), []));
  }

  it('are refused where a table, a column, a word or a bracket is wrong', () => {
    const good = ofAlerts[0] ?? '';
    assert.deepEqual(complaintsOf(good), []);
    for (const [from, to] of [
      ['AppMetrics', 'AppMetric'],
      ['where Name', 'where Nam'],
      ['summarize', 'summarise'],
      [')', ''],
    ] as const) {
      assert.ok(good.includes(from));
      assert.notDeepEqual(complaintsOf(good.replace(from, to)), [], `${from} → ${to}`);
    }
  });
});
