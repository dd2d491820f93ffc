// Run a query in DuckDB and print its result as CSV:
//   node duckdb.mjs QUERY.sql RESULT.csv
// DUCKDB_HOME is the folder whose node_modules holds @duckdb/node-api.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const require = createRequire(`${process.env.DUCKDB_HOME ?? process.cwd()}/`);
const { DuckDBInstance } = await import(pathToFileURL(require.resolve('@duckdb/node-api')));
const [query, result] = process.argv.slice(2);
const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
const sql = readFileSync(query, 'utf8').replace(/;\s*$/, '');

await connection.run(`COPY (${sql}) TO '${result}' (HEADER, DELIMITER ',')`);
