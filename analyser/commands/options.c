#include "commands/options.h"

#include <getopt.h>
#include <string.h>

static const struct place nowhere;

/* An option at work. */
struct option_use {
	struct settings *settings;
	const char *name, *value;
	struct diagnostics *diagnostics;
};

static bool refuse(const struct option_use *use, const char *wanted)
{
	return diagnose(use->diagnostics, SEVERITY_USAGE, nowhere, "--%s '%s' is not %s", use->name,
			use->value, wanted);
}

static bool add_word(const struct option_use *use, struct words *words)
{
	if (words->count == MOST_REPEATS)
		return diagnose(use->diagnostics, SEVERITY_USAGE, nowhere,
				"'%s' is one too many: at most %d of a kind", use->value,
				MOST_REPEATS);
	words->items[words->count++] = use->value;
	return true;
}

/* Cut `name=value` in two; false where there is no `=` with text on both sides. */
static bool cut(const struct option_use *use, const char **name, const char **value)
{
	const char *equals = strchr(use->value, '=');

	if (equals == NULL || equals == use->value || equals[1] == '\0')
		return false;
	*name = arena_text_of(use->diagnostics->arena, use->value, (size_t)(equals - use->value));
	*value = equals + 1;
	return true;
}

static bool set_format(const struct option_use *use)
{
	use->settings->format = output_find(use->value);
	return use->settings->format != NULL || refuse(use, output_names(use->diagnostics->arena));
}

static bool set_table(const struct option_use *use)
{
	use->settings->table = use->value;
	return true;
}

static bool set_output(const struct option_use *use)
{
	/* `-` is standard output, as it is standard input among the files. */
	use->settings->output = strcmp(use->value, "-") == 0 ? NULL : use->value;
	return true;
}

static bool add_chart(const struct option_use *use)
{
	struct plot_request request = {NULL, use->value};

	if (use->settings->n_charts == MOST_REPEATS)
		return diagnose(use->diagnostics, SEVERITY_USAGE, nowhere, "too many charts");
	(void)cut(use, &request.name, &request.path);
	use->settings->charts[use->settings->n_charts++] = request;
	return true;
}

static bool set_strategies(const struct option_use *use)
{
	use->settings->strategies = use->value;
	return true;
}

static bool add_strategy(const struct option_use *use)
{
	return add_word(use, &use->settings->strategy_names);
}

static bool set_unit_costs(const struct option_use *use)
{
	use->settings->unit_costs = use->value;
	return true;
}

static bool set_assumptions(const struct option_use *use)
{
	use->settings->assumptions = use->value;
	return true;
}

static bool set_categories(const struct option_use *use)
{
	use->settings->categories = use->value;
	return true;
}

static bool set_accounts(const struct option_use *use)
{
	use->settings->accounts = use->value;
	return true;
}

static bool add_override(const struct option_use *use)
{
	struct reference_override override;
	size_t count;

	if (!cut(use, &override.name, &override.path))
		return refuse(use, "SET=FILE");
	if (reference_find(override.name) == NULL) {
		const struct reference_set *sets = reference_sets(&count);
		const char *names = "";

		for (size_t i = 0; i < count; i++)
			names = arena_format(use->diagnostics->arena, "%s%s%s", names,
					     i == 0 ? "" : ", ", sets[i].name);
		return diagnose(use->diagnostics, SEVERITY_USAGE, nowhere,
				"--reference: there is no set '%s'; the sets are %s", override.name,
				names);
	}
	for (size_t i = 0; i < use->settings->n_overrides; i++)
		if (strcmp(use->settings->overrides[i].name, override.name) == 0)
			return diagnose(use->diagnostics, SEVERITY_USAGE, nowhere,
					"--reference gives set '%s' two files; give one",
					override.name);
	if (use->settings->n_overrides == MOST_REPEATS)
		return diagnose(use->diagnostics, SEVERITY_USAGE, nowhere, "too many --reference");
	use->settings->overrides[use->settings->n_overrides++] = override;
	return true;
}

static bool set_lenient(const struct option_use *use)
{
	use->settings->is_ledger = true;
	return true;
}

static bool set_rejects(const struct option_use *use)
{
	use->settings->rejects = use->value;
	return true;
}

static bool set_base_year(const struct option_use *use)
{
	int month;

	return (year_parse(use->value, &use->settings->base_year, &month) && month == 0) ||
	       refuse(use, "a financial year such as 2007-08");
}

static bool set_years(const struct option_use *use)
{
	struct settings *settings = use->settings;
	const char *colon = strchr(use->value, ':');
	const char *first = colon == NULL ? use->value
					  : arena_text_of(use->diagnostics->arena, use->value,
							  (size_t)(colon - use->value));
	int month, last_month;

	if (!year_parse(first, &settings->first_year, &month) ||
	    !year_parse(colon == NULL ? first : colon + 1, &settings->last_year, &last_month) ||
	    month != 0 || last_month != 0)
		return refuse(use, "years such as 2008-09:2010-11");
	if (settings->last_year.start < settings->first_year.start)
		return refuse(use, "a first year and, after it, a last");
	if (settings->last_year.start - settings->first_year.start >= 60)
		return refuse(use, "a span of at most 60 years");
	return true;
}

static bool add_council(const struct option_use *use)
{
	return add_word(use, &use->settings->councils);
}

static bool add_service(const struct option_use *use)
{
	return add_word(use, &use->settings->services);
}

static bool add_excluded(const struct option_use *use)
{
	return add_word(use, &use->settings->excluded_channels);
}

static bool add_mapping(const struct option_use *use)
{
	struct mapping mapping;

	if (!cut(use, &mapping.field, &mapping.column))
		return refuse(use, "FIELD=\"Column name\"");
	if (use->settings->n_mappings == MOST_REPEATS)
		return diagnose(use->diagnostics, SEVERITY_USAGE, nowhere, "too many --map");
	use->settings->mappings[use->settings->n_mappings++] = mapping;
	return true;
}

static bool set_delimiter(const struct option_use *use)
{
	static const struct {
		const char *name;
		char delimiter;
	} names[] = {{"comma", ','}, {"semicolon", ';'}, {"tab", '\t'}, {"pipe", '|'}, {",", ','},
		     {";", ';'},     {"\t", '\t'},       {"|", '|'},    {"\\t", '\t'}};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(use->value, names[i].name) == 0) {
			use->settings->delimiter = names[i].delimiter;
			return true;
		}
	return refuse(use, "comma, semicolon, tab or pipe");
}

static bool set_kind(const struct option_use *use)
{
	use->settings->kind = use->value;
	return true;
}

static bool set_check(const struct option_use *use)
{
	use->settings->is_check = true;
	return true;
}

static bool set_to(const struct option_use *use)
{
	use->settings->to = use->value;
	return true;
}

static bool set_by(const struct option_use *use)
{
	use->settings->by = use->value;
	return true;
}

static bool read_count(const struct option_use *use, int64_t most, int64_t *count)
{
	return (count_parse(use->value, count) == PARSE_OK && *count >= 1 && *count <= most) ||
	       refuse(use, "a whole number above zero");
}

static bool set_top(const struct option_use *use)
{
	return read_count(use, INT32_MAX, &use->settings->top);
}

static bool set_year(const struct option_use *use)
{
	int month;

	return (year_parse(use->value, &use->settings->year, &month) && month == 0) ||
	       refuse(use, "a financial year such as 2007-08");
}

static bool set_count_rows(const struct option_use *use)
{
	use->settings->counts_rows = true;
	return true;
}

static bool set_sha256(const struct option_use *use)
{
	use->settings->hashes_all = true;
	return true;
}

static bool set_engine(const struct option_use *use)
{
	use->settings->engine = use->value;
	return strcmp(use->value, "libcsv") == 0 || strcmp(use->value, "fast") == 0 ||
	       refuse(use, "libcsv or fast");
}

static bool set_threads(const struct option_use *use)
{
	return read_count(use, 256, &use->settings->threads);
}

static bool set_sql(const struct option_use *use)
{
	use->settings->sql = use->value;
	return true;
}

static bool set_sql_table(const struct option_use *use)
{
	use->settings->sql_table = use->value;
	return true;
}

static bool set_reprice(const struct option_use *use)
{
	use->settings->reprices = true;
	return true;
}

static bool set_compare(const struct option_use *use)
{
	use->settings->compares = true;
	return true;
}

static bool set_group(const struct option_use *use)
{
	use->settings->group = use->value;
	return true;
}

static bool set_benchmark(const struct option_use *use)
{
	use->settings->benchmark = use->value;
	return true;
}

static bool set_accept_outliers(const struct option_use *use)
{
	use->settings->is_accepting_outliers = true;
	return true;
}

static bool set_fallback_costs(const struct option_use *use)
{
	use->settings->fallback_costs = use->value;
	return true;
}

static bool add_price_like(const struct option_use *use)
{
	const char *channel, *like;

	return cut(use, &channel, &like) ? add_word(use, &use->settings->price_like)
					 : refuse(use, "CHANNEL=CHANNEL");
}

static bool set_population(const struct option_use *use)
{
	return read_count(use, INT32_MAX, &use->settings->population);
}

static bool set_whole_posts(const struct option_use *use)
{
	use->settings->is_by_posts = true;
	return true;
}

static bool add_save(const struct option_use *use)
{
	struct table_target *target = &use->settings->saves[use->settings->n_saves];

	if (use->settings->n_saves == MOST_REPEATS)
		return diagnose(use->diagnostics, SEVERITY_USAGE, nowhere, "too many --save");
	if (!cut(use, &target->table, &target->path))
		return refuse(use, "TABLE=FILE");
	use->settings->n_saves++;
	return true;
}

static bool set_authorities(const struct option_use *use)
{
	use->settings->authorities = use->value;
	return true;
}

static bool set_quiet(const struct option_use *use)
{
	use->settings->is_quiet = true;
	return true;
}

static bool set_help(const struct option_use *use)
{
	use->settings->is_help = true;
	return true;
}

static bool set_version(const struct option_use *use)
{
	use->settings->is_version = true;
	return true;
}

static const struct option_spec {
	const char *name;
	char letter;
	const char *argument; /* or NULL */
	unsigned groups;
	bool (*apply)(const struct option_use *use);
	const char *help;
} specs[] = {
    {"format", 0, "text|csv|json", OPTIONS_RESULTS, set_format, "how to print (text)"},
    {"table", 0, "ID", OPTIONS_RESULTS, set_table, "print this table, whole"},
    {"output", 'o', "FILE", OPTIONS_RESULTS, set_output,
     "write to a file; .txt, .csv or .json gives the format"},
    {"save", 0, "TABLE=FILE", OPTIONS_RESULTS | OPTIONS_REPEATED, add_save,
     "write a table to a file as CSV, beside what is printed; again for more"},
    {"chart", 0, "[NAME=]FILE", OPTIONS_CHARTS | OPTIONS_REPEATED, add_chart,
     "draw a chart (the first, or NAME) as .svg, .png or .pdf; again for more"},
    {"strategies", 0, "FILE", OPTIONS_CHANNEL, set_strategies, "strategies.csv of this case"},
    {"strategy", 0, "NAME", OPTIONS_CHANNEL | OPTIONS_REPEATED, add_strategy,
     "only this strategy, of the file or built in (web-46, varney); again for more"},
    {"unit-costs", 0, "SET|FILE", OPTIONS_CHANNEL, set_unit_costs,
     "price contacts by a built-in set or a file (nwegg-2007); FILE:SET picks one"},
    {"assumptions", 0, "FILE", OPTIONS_CHANNEL | OPTIONS_PROCUREMENT | OPTIONS_INDICATOR,
     set_assumptions, "assumptions.csv of this case"},
    {"categories", 0, "FILE", OPTIONS_PROCUREMENT | OPTIONS_PRICES, set_categories,
     "categories.csv of this case, before the built-in list"},
    {"accounts", 0, "FILE", OPTIONS_INDICATOR, set_accounts,
     "accounts.csv of this case, for its baseline"},
    {"service", 0, "NAME", OPTIONS_CHANNEL | OPTIONS_REPEATED, add_service,
     "only this service; again for more"},
    {"exclude-channel", 0, "NAME", OPTIONS_CHANNEL | OPTIONS_REPEATED, add_excluded,
     "leave a channel out; again for more"},
    {"council", 0, "NAME", OPTIONS_READING | OPTIONS_REPEATED, add_council,
     "only this council, or its name where the file gives none; again for more"},
    {"fallback-costs", 0, "SET|FILE", OPTIONS_CHANNEL, set_fallback_costs,
     "price by this set what --unit-costs has no cost for, and say how much"},
    {"price-like", 0, "CHANNEL=CHANNEL", OPTIONS_CHANNEL | OPTIONS_REPEATED, add_price_like,
     "price a channel that has no unit cost (unknown) like another; again for more"},
    {"population", 0, "N", OPTIONS_UNIT_COST, set_population,
     "people served, to set contacts and costs a head beside published ranges"},
    {"whole-posts", 0, NULL, OPTIONS_UNIT_COST, set_whole_posts,
     "put posts into the assumptions, so that only whole ones count as cash"},
    {"benchmark", 0, "median|lower-quartile|minimum", OPTIONS_PRICES, set_benchmark,
     "the price nobody would pay more than (median)"},
    {"group", 0, "FILE", OPTIONS_PRICES, set_group,
     "councils that would buy together: council, group"},
    {"accept-outliers", 0, NULL, OPTIONS_PRICES, set_accept_outliers,
     "count prices far from the others too, their units having been checked"},
    {"base-year", 0, "YEAR", OPTIONS_YEARS | OPTIONS_PRICES | OPTIONS_UNIT_COST, set_base_year,
     "the year before any gain (the last in the file)"},
    {"years", 0, "FIRST:LAST", OPTIONS_YEARS | OPTIONS_INDICATOR, set_years,
     "the years of the plan (the three after the base year)"},
    {"lenient", 0, NULL, OPTIONS_READING, set_lenient,
     "the file is a published ledger or log: set aside what cannot be used, and account for it"},
    {"rejects", 0, "FILE", OPTIONS_READING, set_rejects,
     "write each row set aside, with its line and reason"},
    {"map", 0, "FIELD=COLUMN", OPTIONS_READING | OPTIONS_REPEATED, add_mapping,
     "which column holds a field; again for more"},
    {"delimiter", 0, "NAME", OPTIONS_READING, set_delimiter, "comma, semicolon, tab or pipe"},
    {"reference", 0, "SET=FILE",
     OPTIONS_READING | OPTIONS_REFERENCE | OPTIONS_CASE | OPTIONS_REPEATED, add_override,
     "use a file in place of a built-in set of figures; again for more"},
    {"check", 0, NULL, OPTIONS_REFERENCE, set_check,
     "recompute the plan's tables and show what differs"},
    {"as", 0, "KIND", OPTIONS_CHECK, set_kind,
     "what kind of file it is, where its name does not tell"},
    {"to", 0, "activity|spend", OPTIONS_TALLY, set_to, "what to add up: contacts, or pounds"},
    {"by", 0, "COLUMN,...", OPTIONS_TALLY, set_by,
     "add up by these: fields such as supplier, or columns of the file by name"},
    {"by", 0, "council", OPTIONS_REGION, set_by,
     "councils side by side: ranked, with the quartiles of the group"},
    {"authorities", 0, "FILE", OPTIONS_REGION, set_authorities,
     "check councils' names against a list: name, gss_code, other names"},
    {"top", 0, "N", OPTIONS_TALLY, set_top, "the largest N, and all others as one row"},
    {"year", 0, "YEAR", OPTIONS_TALLY, set_year, "the financial year of a file without dates"},
    {"count-rows", 0, NULL, OPTIONS_TALLY, set_count_rows,
     "each row is one contact, where no column is known to hold a volume"},
    {"sha256", 0, NULL, OPTIONS_TALLY, set_sha256,
     "take the SHA-256 of files over 32 MiB too (several times slower)"},
    {"engine", 0, "libcsv|fast", OPTIONS_TALLY, set_engine,
     "what cuts the rows (fast); the sums are the same"},
    {"threads", 0, "N", OPTIONS_TALLY, set_threads, "how many at once (one a processor)"},
    {"sql", 0, "duckdb|postgresql|clickhouse|spark", OPTIONS_TALLY, set_sql,
     "print the same sums as a query, and read no more than the header"},
    {"sql-table", 0, "NAME", OPTIONS_TALLY, set_sql_table,
     "the table that the query reads (as the file is named)"},
    {"reprice", 0, NULL, OPTIONS_CASE, set_reprice,
     "bring unit costs to the case's price year, and show what that changes"},
    {"compare", 0, NULL, OPTIONS_CASE, set_compare, "two cases side by side"},
    {"quiet", 0, NULL, OPTIONS_ALL, set_quiet, "no notices on standard error"},
    {"help", 'h', NULL, OPTIONS_ALL, set_help, "show this help"},
    {"version", 'V', NULL, OPTIONS_ALL, set_version, "show the version"},
};

#define N_SPECS (sizeof specs / sizeof *specs)
#define FIRST_LONG 256 /* above any letter */

static const struct option_spec *spec_of(int found)
{
	if (found >= FIRST_LONG)
		return &specs[found - FIRST_LONG];
	for (size_t i = 0; i < N_SPECS; i++)
		if (specs[i].letter != 0 && specs[i].letter == found)
			return &specs[i];
	return NULL;
}

/* An option's name may mean something else to another group of commands. */
static const struct option_spec *spec_for(const struct option_spec *spec, unsigned groups)
{
	for (size_t i = 0; spec != NULL && i < N_SPECS; i++)
		if (strcmp(specs[i].name, spec->name) == 0 &&
		    (specs[i].groups & (groups | OPTIONS_ALL)) != 0)
			return &specs[i];
	return spec;
}

static bool refuse_found(int found, char **argv, const char *command,
			 struct diagnostics *diagnostics)
{
	const char *word = optind > 0 ? argv[optind - 1] : "";

	if (found == ':')
		return diagnose(diagnostics, SEVERITY_USAGE, nowhere,
				"'%s' needs a value; see vfm %s --help", word, command);
	if (optopt != 0 && optopt < FIRST_LONG)
		return diagnose(diagnostics, SEVERITY_USAGE, nowhere,
				"there is no option '-%c'; see vfm %s --help", optopt, command);
	return diagnose(diagnostics, SEVERITY_USAGE, nowhere,
			"'%s' is not an option of vfm %s; see vfm %s --help", word, command,
			command);
}

/* No value is empty, and of two values for one thing neither is dropped in silence. */
static bool check_value(const struct option_use *use, const struct option_spec *spec,
			bool *is_given)
{
	if (spec->argument == NULL)
		return true;
	if (use->value[0] == '\0')
		return diagnose(use->diagnostics, SEVERITY_USAGE, nowhere,
				"--%s needs a value, and '' is none", spec->name);
	if (*is_given && (spec->groups & OPTIONS_REPEATED) == 0)
		return diagnose(use->diagnostics, SEVERITY_USAGE, nowhere,
				"--%s is given twice; give it once", spec->name);
	*is_given = true;
	return true;
}

bool options_parse(struct settings *settings, int argc, char **argv, unsigned groups,
		   const char *command, struct diagnostics *diagnostics)
{
	struct option longs[N_SPECS + 1] = {0};
	bool is_well = true, is_given[N_SPECS] = {false};
	int found;

	for (size_t i = 0; i < N_SPECS; i++)
		longs[i] = (struct option){
		    specs[i].name, specs[i].argument == NULL ? no_argument : required_argument,
		    NULL, FIRST_LONG + (int)i};
	optind = 0; /* GNU: start anew, and let files stand before options */
	opterr = 0;
	while ((found = getopt_long(argc, argv, ":o:hV", longs, NULL)) != -1) {
		const struct option_spec *spec = spec_for(spec_of(found), groups);

		if (spec == NULL) {
			is_well = refuse_found(found, argv, command, diagnostics);
			continue;
		}
		if ((spec->groups & (groups | OPTIONS_ALL)) == 0) {
			is_well = diagnose(diagnostics, SEVERITY_USAGE, nowhere,
					   "--%s has no use with vfm %s; see vfm %s --help",
					   spec->name, command, command);
			continue;
		}
		const struct option_use use = {settings, spec->name, optarg, diagnostics};

		is_well &= check_value(&use, spec, &is_given[spec - specs]) && spec->apply(&use);
	}
	for (; optind < argc; optind++) {
		const struct option_use use = {settings, "file", argv[optind], diagnostics};

		is_well &= argv[optind][0] != '\0' ? add_word(&use, &settings->files)
						   : diagnose(diagnostics, SEVERITY_USAGE, nowhere,
							      "'' is not the name of a file");
	}
	return is_well;
}

void options_help(unsigned groups, FILE *stream)
{
	for (size_t i = 0; i < N_SPECS; i++) {
		char name[64];

		if ((specs[i].groups & (groups | OPTIONS_ALL)) == 0)
			continue;
		snprintf(name, sizeof name, "%s--%s%s%s",
			 specs[i].letter == 'o'   ? "-o, "
			 : specs[i].letter == 'h' ? "-h, "
			 : specs[i].letter == 'V' ? "-V, "
						  : "    ",
			 specs[i].name, specs[i].argument == NULL ? "" : " ",
			 specs[i].argument == NULL ? "" : specs[i].argument);
		fprintf(stream, "  %s\n          %s\n", name, specs[i].help);
	}
}
