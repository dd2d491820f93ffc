#include "model/categories.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "model/shapes.h"

enum { CATEGORY, MARKET, ADDRESSABLE, ALSO, PRICE_BASE, STATUS, SOURCE };

static const struct field fields[] = {
    [CATEGORY] = {"category", UNIT_TEXT, FIELD_REQUIRED | FIELD_NAME, NULL, NULL},
    [MARKET] = {"market", UNIT_TEXT, FIELD_REQUIRED, NULL, NULL},
    [ADDRESSABLE] = {"addressable", UNIT_PERCENT, FIELD_SHARE_OF_ONE, "addressableshare", NULL},
    [ALSO] = {"also", UNIT_TEXT, FIELD_OPTIONAL, "synonyms", NULL},
    [PRICE_BASE] = {"price_base", UNIT_TEXT, FIELD_OPTIONAL, NULL, NULL},
    [STATUS] = {"status", UNIT_TEXT, FIELD_OPTIONAL, NULL, NULL},
    [SOURCE] = {"source", UNIT_TEXT, FIELD_REQUIRED, NULL, NULL},
    {"derivation", UNIT_TEXT, FIELD_OPTIONAL, NULL, NULL},
};

const struct shape categories_shape = {"categories", "categories", fields, N_OF(fields), false};

const char *const market_names[] = {
    [MARKET_COMMODITY] = "commodity",
    [MARKET_SPECIFIC] = "specific",
    [MARKET_EXCLUDED] = "excluded",
    [MARKET_AVERAGE] = "average",
};

/* A file may give the first ones; the average is for what has none. */
#define N_GIVEN 3

bool market_parse(const char *text, enum market *market)
{
	for (size_t i = 0; i < N_GIVEN; i++)
		if (strcasecmp(text, market_names[i]) == 0) {
			*market = (enum market)i;
			return true;
		}
	if (strcasecmp(text, "sector specific") != 0 && strcasecmp(text, "sector-specific") != 0)
		return false;
	*market = MARKET_SPECIFIC;
	return true;
}

const char *market_refuse(struct arena *arena, const char *text)
{
	return text_not_among(arena, text, "a market", "markets", market_names, N_GIVEN);
}

void categories_init(struct categories *categories, struct arena *arena)
{
	*categories = (struct categories){.arena = arena};
	names_init(&categories->folded, arena);
}

/* False where the name already means something within the same file. */
static bool add_name(struct categories *categories, const char *name, struct category category,
		     size_t first_of_file)
{
	size_t before = categories->folded.count;
	const char *folded = text_fold(categories->arena, name);

	if (folded[0] == '\0')
		return true; /* nothing stands between two semicolons */

	int id = names_add(&categories->folded, folded);

	if (categories->folded.count == before)
		return (size_t)id < first_of_file;
	categories->items = arena_grow(categories->arena, categories->items, before,
				       &categories->capacity, sizeof *categories->items);
	category.name = name;
	categories->items[id] = category;
	return true;
}

bool categories_add(struct categories *categories, const struct reading *reading,
		    struct diagnostics *diagnostics)
{
	size_t first_of_file = categories->folded.count;
	bool is_well = true;

	FOR_EACH (const struct record, record, reading->records, reading->n_records) {
		const struct value *values = record->values;
		struct place place = {reading->source->path, record->line, "market"};
		struct category category = {.addressable = fraction_one,
					    .source = values[SOURCE].text};

		if (!market_parse(values[MARKET].text, &category.market)) {
			is_well = fault(diagnostics, place, "%s",
					market_refuse(categories->arena, values[MARKET].text));
			continue;
		}
		fate_use(record->fate);
		if (values[ADDRESSABLE].kind == VALUE_SHARE)
			category.addressable = fraction_from_share(values[ADDRESSABLE].share);
		if (category.market == MARKET_EXCLUDED)
			category.addressable = fraction_zero;

		const char *rest = value_text_of(&values[ALSO]);

		place.column = "category";
		for (const char *name = values[CATEGORY].text; name != NULL;
		     name = text_piece(categories->arena, &rest, ';'))
			if (!add_name(categories, name, category, first_of_file))
				is_well = fault(diagnostics, place,
						"'%s' is classified twice; keep one", name);
	}
	return is_well;
}

static bool has_folded(const void *data, const char *folded)
{
	const struct categories *categories = data;

	return names_find(&categories->folded, folded) >= 0;
}

struct known_cells categories_known(const struct categories *categories)
{
	return (struct known_cells){.field = "category",
				    .has = has_folded,
				    .data = categories,
				    .list = "the list of known categories",
				    .rest = "the rest counts at the published average, unless "
					    "--categories FILE of vfm procurement classifies it"};
}

const struct category *categories_find(const struct categories *categories, const char *name)
{
	int id = names_find(&categories->folded, text_fold(categories->arena, name));

	return id < 0 ? NULL : &categories->items[id];
}
