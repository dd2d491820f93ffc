#include "requests/option_table.h"

#include <string.h>

#include "base/say.h"
#include "base/text.h"

/* What stands in the settings where the value goes. */
static void *target(const struct option_use *use)
{
	return (char *)use->settings + use->at;
}

static bool refuse(const struct option_use *use, const char *wanted)
{
	return misuse(use->diagnostics, "--%s '%s' is not %s", use->name, use->value, wanted);
}

bool option_text(const struct option_use *use)
{
	*(const char **)target(use) = use->value;
	return true;
}

bool option_flag(const struct option_use *use)
{
	*(bool *)target(use) = true;
	return true;
}

bool option_word(const struct option_use *use)
{
	struct words *words = target(use);

	if (words->count == MOST_REPEATS) {
		if (words->is_full)
			return false;
		words->is_full = true;
		return misuse(use->diagnostics, "'%s' is one too many: at most %d of a kind",
			      use->value, MOST_REPEATS);
	}
	words->items[words->count++] = use->value;
	return true;
}

static bool read_count(const struct option_use *use, int64_t most)
{
	int64_t *count = target(use);

	return (count_parse(use->value, count) == PARSE_OK && *count >= 1 && *count <= most) ||
	       refuse(use, arena_format(use->diagnostics->arena, "a whole number from 1 to %s",
					say_number(use->diagnostics->arena, most)));
}

bool option_count(const struct option_use *use)
{
	return read_count(use, INT32_MAX);
}

bool option_draws(const struct option_use *use)
{
	return read_count(use, 1000000);
}

bool option_threads(const struct option_use *use)
{
	return read_count(use, 256);
}

bool option_year(const struct option_use *use)
{
	int month;

	return (year_parse(use->value, target(use), &month) && month == 0) ||
	       refuse(use, "a financial year such as 2007-08");
}

static bool cut(const struct option_use *use, const char **name, const char **value)
{
	const char *equals = strchr(use->value, '=');

	if (equals == NULL || equals == use->value || equals[1] == '\0')
		return false;
	*name = arena_text_of(use->diagnostics->arena, use->value, (size_t)(equals - use->value));
	*value = equals + 1;
	return true;
}

bool option_format(const struct option_use *use)
{
	use->settings->output.format = output_find(use->value);
	return use->settings->output.format != NULL || refuse(use, OUTPUT_NAMES);
}

bool option_output(const struct option_use *use)
{
	/* `-` is standard output, as it is standard input among the files. */
	use->settings->output.path = strcmp(use->value, "-") == 0 ? NULL : use->value;
	return true;
}

bool option_chart(const struct option_use *use)
{
	struct plot_request request = {.path = use->value};

	if (use->settings->output.n_charts == MOST_REPEATS)
		return misuse(use->diagnostics, "too many charts");
	if (cut(use, &request.name, &request.path) && strchr(request.name, '/') != NULL)
		/* No chart has such a name: it is the path's. */
		request = (struct plot_request){.path = use->value};
	use->settings->output.charts[use->settings->output.n_charts++] = request;
	return true;
}

bool option_save(const struct option_use *use)
{
	struct table_target *target = &use->settings->output.saves[use->settings->output.n_saves];

	if (use->settings->output.n_saves == MOST_REPEATS)
		return misuse(use->diagnostics, "too many --save");
	if (!cut(use, &target->table, &target->path))
		return refuse(use, "TABLE=FILE");
	use->settings->output.n_saves++;
	return true;
}

bool option_reference(const struct option_use *use)
{
	struct reference_override override;
	size_t count;

	if (!cut(use, &override.name, &override.path))
		return refuse(use, "SET=FILE");
	if (reference_find(override.name) == NULL) {
		const struct reference_set *sets = reference_sets(&count);
		const char *names = "";

		for (size_t i = 0; i < count; i++)
			names = text_more(use->diagnostics->arena, names, ", ", sets[i].name);
		return misuse(use->diagnostics,
			      "--reference: there is no set '%s'; the sets are %s", override.name,
			      names);
	}
	if (FIND_BY(use->settings->reading.overrides, use->settings->reading.n_overrides, name,
		    override.name) != NULL)
		return misuse(use->diagnostics, "--reference gives set '%s' two files; give one",
			      override.name);
	if (use->settings->reading.n_overrides == MOST_REPEATS)
		return misuse(use->diagnostics, "too many --reference");
	use->settings->reading.overrides[use->settings->reading.n_overrides++] = override;
	return true;
}

bool option_years(const struct option_use *use)
{
	struct settings *settings = use->settings;
	const char *colon = strchr(use->value, ':');
	const char *first = colon == NULL ? use->value
					  : arena_text_of(use->diagnostics->arena, use->value,
							  (size_t)(colon - use->value));
	int month, last_month;

	if (!year_parse(first, &settings->years.first, &month) ||
	    !year_parse(colon == NULL ? first : colon + 1, &settings->years.last, &last_month) ||
	    month != 0 || last_month != 0)
		return refuse(use, "years such as 2008-09:2010-11");
	if (settings->years.last.start < settings->years.first.start)
		return refuse(use, "a first year and, after it, a last");
	if (settings->years.last.start - settings->years.first.start >= 60)
		return refuse(use, "a span of at most 60 years");
	return true;
}

bool option_map(const struct option_use *use)
{
	struct mapping mapping = {0};

	if (!cut(use, &mapping.field, &mapping.column))
		return refuse(use, "FIELD=\"Column name\"");
	if (use->settings->reading.n_mappings == MOST_REPEATS)
		return misuse(use->diagnostics, "too many --map");
	use->settings->reading.mappings[use->settings->reading.n_mappings++] = mapping;
	return true;
}

/* `date,"supplier, name",amount` */
bool option_header(const struct option_use *use)
{
	bool is_open = false;

	for (const char *at = use->value; *at != '\0'; at++)
		is_open ^= *at == '"';
	return is_open ? refuse(use, "a list of names: a quote in it is never closed")
		       : option_text(use);
}

bool option_delimiter(const struct option_use *use)
{
	static const struct {
		const char *name;
		char delimiter;
	} names[] = {{"comma", ','}, {"semicolon", ';'}, {"tab", '\t'}, {"pipe", '|'}, {",", ','},
		     {";", ';'},     {"\t", '\t'},       {"|", '|'},    {"\\t", '\t'}};

	for (size_t i = 0; i < N_OF(names); i++)
		if (strcmp(use->value, names[i].name) == 0) {
			use->settings->reading.delimiter = names[i].delimiter;
			return true;
		}
	return refuse(use, "comma, semicolon, tab or pipe");
}

bool option_scale(const struct option_use *use)
{
	static const struct {
		const char *name;
		int64_t scale;
	} names[] = {{"units", 1}, {"thousands", 1000}, {"millions", 1000000}};

	for (size_t i = 0; i < N_OF(names); i++)
		if (strcmp(use->value, names[i].name) == 0) {
			use->settings->reading.scale = names[i].scale;
			return true;
		}
	return refuse(use, "units, thousands or millions");
}

bool option_dates(const struct option_use *use)
{
	struct forms_asked *asked = &use->settings->reading.forms;
	const struct {
		const char *name;
		bool *is_asked, *is_other, *is_third;
	} names[] = {
	    {"day-first", &asked->is_day_first, &asked->is_month_first, &asked->is_year_first},
	    {"month-first", &asked->is_month_first, &asked->is_day_first, &asked->is_year_first},
	    {"year-first", &asked->is_year_first, &asked->is_day_first, &asked->is_month_first},
	    {"months", &asked->are_months, &asked->are_years, &asked->are_years},
	    {"years", &asked->are_years, &asked->are_months, &asked->are_months}};

	for (size_t i = 0; i < N_OF(names); i++) {
		if (strcmp(use->value, names[i].name) != 0)
			continue;
		*names[i].is_asked = true;
		return (!*names[i].is_other && !*names[i].is_third) ||
		       misuse(use->diagnostics, "--dates %s contradicts the --dates before it",
			      use->value);
	}
	return refuse(use, "day-first, month-first, year-first, months or years");
}

bool option_decimal(const struct option_use *use)
{
	bool is_comma = strcmp(use->value, "comma") == 0;

	use->settings->reading.forms.decimal = is_comma ? ',' : '.';
	return is_comma || strcmp(use->value, "point") == 0 || refuse(use, "point or comma");
}

bool option_engine(const struct option_use *use)
{
	use->settings->tally.engine = use->value;
	return strcmp(use->value, "libcsv") == 0 || strcmp(use->value, "fast") == 0 ||
	       refuse(use, "libcsv or fast");
}

bool option_price_like(const struct option_use *use)
{
	const char *channel, *like;

	return cut(use, &channel, &like) ? option_word(use) : refuse(use, "CHANNEL=CHANNEL");
}
