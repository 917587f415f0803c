/**
 * The words of Cosmos SQL that name no property after a dot and no container after FROM, in any case of letters. Read
 * from Microsoft's own grammar (microsoft/vscode-cosmosdb, packages/nosql-language-service, lexer/tokens.ts), and
 * RANK as its .NET client's parser has it: more than its clauses, for words are reserved ahead of use. `c["case"]` is always allowed.
 */
const reserved = new Set(
  `AND ARRAY AS ASC BETWEEN BY CASE CAST CONVERT CROSS DESC DISTINCT ELSE END ESCAPE EXISTS FALSE FOR FROM GROUP HAVING
  IN INNER INSERT INTO IS JOIN LEFT LIKE LIMIT NOT NULL OFFSET ON OR ORDER OUTER OVER RANK RIGHT SELECT SET THEN TOP TRUE
  UDF UNDEFINED UPDATE VALUE WHEN WHERE WITH`.split(/\s+/),
);

export const isReserved = (word: string): boolean => reserved.has(word.toUpperCase());
