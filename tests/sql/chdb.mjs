// Run a query in ClickHouse, of a table loaded from a CSV file, and print its result as CSV:
//   node chdb.mjs TABLE FILE.csv QUERY.sql RESULT.csv
// CHDB_HOME is the folder whose node_modules holds chdb.
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const require = createRequire(`${process.env.CHDB_HOME ?? process.cwd()}/`);
const { Session } = require('chdb');
const [table, file, query, result] = process.argv.slice(2);

const name = (text) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

// The cells of a header, which may hold commas and quotes.
const header = (line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(,|$)/g)]
	.filter((cell, at, all) => cell[0] !== '' || at < all.length - 1)
	.map((cell) => cell[1].startsWith('"') ? cell[1].slice(1, -1).replaceAll('""', '"') : cell[1]);

const cell = (value) => {
	const text = value === null ? '' : String(value);

	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const columns = header(readFileSync(file, 'utf8').replace(/^\uFEFF/, '').split(/\r?\n/)[0]);
const structure = columns.map((column) => `${name(column)} Nullable(String)`).join(', ');
const literal = structure.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
const session = new Session();

session.query(`CREATE TABLE ${name(table)} (${structure}) ENGINE = Memory`);
session.query(`INSERT INTO ${name(table)} SELECT * FROM file('${resolve(file)}', 'CSV', '${literal}')
	SETTINGS input_format_csv_skip_first_lines = 1, input_format_csv_empty_as_default = 0,
	input_format_csv_trim_whitespaces = 0, input_format_with_names_use_header = 0`);

const rows = session.query(`${readFileSync(query, 'utf8').replace(/;\s*$/, '')}
	SETTINGS output_format_decimal_trailing_zeros = 1, output_format_json_quote_64bit_integers = 0,
	output_format_json_quote_decimals = 1`, 'JSONCompactEachRowWithNames');

writeFileSync(result, rows.trim().split('\n').map((row) => JSON.parse(row).map(cell).join(',') + '\n').join(''));
session.close?.();
