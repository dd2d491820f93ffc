/*
 * What kind of text stands in a cell, and whether it is one that the others of its column are.
 */
#include "unit.h"

#include "reading/kinds.h"

static void a_text_is_of_a_kind(void **state)
{
	static const struct {
		const char *text;
		enum kind kind;
	} texts[] = {
	    {"", KIND_EMPTY},
	    {"N/A", KIND_EMPTY},
	    {"0123", KIND_NUMBER},
	    {"12.50", KIND_AMOUNT},
	    {"\u00a31,234", KIND_AMOUNT},
	    {"(5.00)", KIND_AMOUNT},
	    {"01/04/2009", KIND_DATE},
	    {"1 Apr 2009", KIND_DATE},
	    {"2009-10", KIND_DATE},
	    {"12-34-56-78", KIND_FIGURES},
	    {"A12", KIND_CODE},
	    {"Unit 12", KIND_TEXT},
	    {"Roads", KIND_TEXT},
	    {"https://x.uk/1", KIND_LINK},
	    {"HTTP://x", KIND_LINK},
	    {"www.x.uk", KIND_LINK},
	    {"wwwx1", KIND_CODE},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++)
		if (kind_of(texts[i].text) != texts[i].kind)
			fail_msg("%s is %d", texts[i].text, kind_of(texts[i].text));
}

/* Columns of ten cells but where their texts are fewer; of the last but one 60, of which one is a
 * slip. */
static void a_cell_fits_a_column_of_its_kind(void **state)
{
	static const struct {
		enum kind_use use;
		const char *text, *other; /* of most cells, and of one */
		size_t n;
		const char *fits, *fits_not;
	} columns[] = {
	    {USE_NONE, "Roads", "Parks", 10, "Waste", "5"},
	    {USE_NONE, "Roads", "Parks", 10, "A12", ""},
	    {USE_NONE, "Roads", "", 10, "", "01/04/2009"},
	    {USE_NONE, "A12", "B13", 10, "77", "Roads"},
	    {USE_NONE, "5", "6", 10, "77", "A12"},
	    {USE_NONE, "5.00", "6.00", 10, "77", "https://x"},
	    {USE_NONE, "01/04/2009", "02/04/2009", 10, "12-34-56-78", "5"},
	    {USE_AMOUNT, "5.00", "6.00", 10, "12-34-56-78", "Roads"},
	    {USE_DATE, "01/04/2009", "02/04/2009", 10, "2009-10", "5.00"},
	    {USE_DATE, "", "", 5, "20090401", "5.00"}, /* few that say nothing show nothing */
	    {USE_AMOUNT, "", "", 5, "5.00", "01/04/2009"},
	    {USE_NONE, "", "", 5, "Roads", NULL},
	    {USE_NONE, "", "", 10, "", "Roads"}, /* many do */
	    {USE_NONE, "Roads", "5", 60, "Parks", "5"},
	    {USE_NONE, "Roads", "Parks", 5, "", "5"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(columns); i++) {
		struct kinds kinds = {.use = columns[i].use};

		for (size_t j = 1; j < columns[i].n; j++)
			kinds_see(&kinds, columns[i].text);
		kinds_see(&kinds, columns[i].other);
		if (!kinds_fit(&kinds, kind_of(columns[i].fits), false))
			fail_msg("%zu: '%s' does not fit", i, columns[i].fits);
		if (columns[i].fits_not != NULL &&
		    kinds_fit(&kinds, kind_of(columns[i].fits_not), false))
			fail_msg("%zu: '%s' fits", i, columns[i].fits_not);
		/* A total leaves cells empty. */
		assert_true(kinds_fit(&kinds, KIND_EMPTY, true));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_text_is_of_a_kind),
	    cmocka_unit_test(a_cell_fits_a_column_of_its_kind),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
