// The jobs of tests/bench/tally in DuckDB, on two threads:
//   node tally_duckdb.mjs contacts|categories|suppliers FILE THREADS
// prints the milliseconds of wall and of processor time, groups, rows, the sum of amounts, - and
// the peak memory in KiB.
// DUCKDB_HOME is the folder whose node_modules holds @duckdb/node-api.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(`${process.env.DUCKDB_HOME ?? process.cwd()}/`);
const { DuckDBInstance } = await import(pathToFileURL(require.resolve('@duckdb/node-api')));
const [job, file, threads] = process.argv.slice(2);
const year = 'year(date) - CASE WHEN month(date) < 4 THEN 1 ELSE 0 END';
const contacts = `read_csv('${file}', header = true, delim = ',', quote = '"', columns = {
	'contact': 'VARCHAR', 'date': 'DATE', 'council': 'VARCHAR', 'service': 'VARCHAR',
	'channel': 'VARCHAR', 'seconds': 'INTEGER', 'contacts': 'BIGINT'})`;
const payments = `read_csv('${file}', header = true, delim = ',', quote = '"',
	dateformat = '%d/%m/%Y', columns = {'date': 'DATE', 'council': 'VARCHAR',
	'supplier': 'VARCHAR', 'category': 'VARCHAR', 'reference': 'VARCHAR',
	'description': 'VARCHAR', 'amount': 'DECIMAL(18, 2)'})`;
const sql = {
	contacts: `SELECT council, service, channel, ${year} AS fy, count(*) AS n,
		sum(contacts) AS s FROM ${contacts} GROUP BY ALL`,
	categories: `SELECT council, category, ${year} AS fy, count(*) AS n,
		sum(amount) AS s FROM ${payments} GROUP BY ALL`,
	suppliers: `SELECT supplier, count(*) AS n, sum(amount) AS s FROM ${payments} GROUP BY ALL`,
}[job];
const instance = await DuckDBInstance.create(':memory:', { threads });
const connection = await instance.connect();

const start = performance.now();
const before = process.cpuUsage();
await connection.run(`CREATE TEMP TABLE answer AS ${sql}`);
const took = performance.now() - start;
const { user, system } = process.cpuUsage(before);
const reader = await connection.runAndReadAll(
	'SELECT count(*)::BIGINT, sum(n)::BIGINT, sum(s)::VARCHAR FROM answer');
const [groups, rows, sum] = reader.getRows()[0];
const peak = process.resourceUsage().maxRSS;
console.log(took.toFixed(1), ((user + system) / 1000).toFixed(1), String(groups), String(rows), sum,
	'-', peak);
