#include "model/guidance.h"

#include <string.h>

#include "base/text.h"
#include "model/plan.h"

const char *const guidance_names[] = {
    [GUIDANCE_CSR07] = "csr07",
    [GUIDANCE_GREEN_BOOK_2003] = "green-book-2003",
    [GUIDANCE_GREEN_BOOK_2011] = "green-book-2011",
    [GUIDANCE_GREEN_BOOK_2018] = "green-book-2018",
    [GUIDANCE_GREEN_BOOK_2020] = "green-book-2020",
    [GUIDANCE_GREEN_BOOK_2022] = "green-book-2022",
    [GUIDANCE_GREEN_BOOK_2026] = "green-book-2026",
};

/* When the set green-book-editions has each published, by financial year and calendar month. */
static const struct edition {
	const char *name;
	struct year year;
	int month;
} editions[] = {
    [GUIDANCE_CSR07] = {"2003", {2002}, 1},
    [GUIDANCE_GREEN_BOOK_2003] = {"2003", {2002}, 1},
    [GUIDANCE_GREEN_BOOK_2011] = {"2011", {2011}, 7},
    [GUIDANCE_GREEN_BOOK_2018] = {"2018", {2017}, 3},
    [GUIDANCE_GREEN_BOOK_2020] = {"2020", {2020}, 11},
    [GUIDANCE_GREEN_BOOK_2022] = {"2022", {2021}, 3},
    [GUIDANCE_GREEN_BOOK_2026] = {"2026", {2026}, 4},
};

enum guidance guidance_find(const char *name, struct arena *arena, const char **problem)
{
	const char *folded = text_fold(arena, name);

	for (int i = GUIDANCE_CSR07; i < N_GUIDANCES; i++)
		if (strcmp(folded, text_fold(arena, guidance_names[i])) == 0)
			return (enum guidance)i;
	*problem = "is not 'csr07' (the plan of 2007), 'green-book-2003', 'green-book-2011', "
		   "'green-book-2018', 'green-book-2020', 'green-book-2022' or 'green-book-2026'";
	return GUIDANCE_NOT_GIVEN;
}

/* Months from the April of year 0. */
static int months_of(struct year year, int month)
{
	return 12 * year.start + (month + 8) % 12;
}

enum guidance guidance_in_force(struct year first_year, struct year last_year, const char *date)
{
	struct year year = first_year;
	int month = 4;
	enum guidance found = GUIDANCE_GREEN_BOOK_2003;

	if (last_year.start <= PLAN_LAST_YEAR.start)
		return GUIDANCE_CSR07;
	/* case.csv has been read, so its date has a month. */
	if (date != NULL)
		(void)year_parse(date, &year, &month);
	for (int i = GUIDANCE_GREEN_BOOK_2003; i < N_GUIDANCES; i++)
		if (months_of(editions[i].year, editions[i].month) <= months_of(year, month))
			found = (enum guidance)i;
	return found;
}

const char *guidance_edition(enum guidance guidance, struct reference *reference)
{
	const char *edition = editions[guidance].name;
	const struct value *published = reference_figure(reference, "green-book-editions", edition,
							 (struct year){0}, "published");

	return published == NULL
		   ? arena_format(reference->arena, "the Green Book of %s", edition)
		   : arena_format(reference->arena, "the Green Book of %s", published->text);
}
