// Is a query of Spark's grammar?  Its faults are printed:
//   node spark.mjs QUERY.sql
// DT_SQL_PARSER_HOME is the folder whose node_modules holds dt-sql-parser.
import { register } from 'node:module';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

// The package names its own files as a bundler finds them, without `.js` or `/index.js`.
register(`data:text/javascript,export async function resolve(name, context, next) {
	for (const end of ['', '.js', '/index.js'])
		try { return await next(name + end, context); } catch (error) { if (end === '/index.js') throw error; }
}`);

const home = resolve(process.env.DT_SQL_PARSER_HOME ?? '.', 'node_modules/dt-sql-parser/dist/index.js');
const { SparkSQL } = await import(pathToFileURL(home));
const faults = new SparkSQL().validate(readFileSync(process.argv[2], 'utf8'));

for (const fault of faults)
	console.log(`${fault.startLine}:${fault.startColumn}: ${fault.message}`);
process.exitCode = faults.length > 0 ? 1 : 0;
