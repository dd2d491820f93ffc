#include "model/guidance.h"

#include <string.h>

#include "base/text.h"
#include "model/plan.h"

const char *const guidance_names[] = {
    [GUIDANCE_CSR07] = "csr07",
    [GUIDANCE_GREEN_BOOK_2026] = "green-book-2026",
};

static const char *const editions[] = {
    [GUIDANCE_CSR07] = "2003",
    [GUIDANCE_GREEN_BOOK_2026] = "2026",
};

enum guidance guidance_find(const char *name, struct arena *arena, const char **problem)
{
	const char *folded = text_fold(arena, name);

	for (int i = GUIDANCE_CSR07; i <= GUIDANCE_GREEN_BOOK_2026; i++)
		if (strcmp(folded, text_fold(arena, guidance_names[i])) == 0)
			return (enum guidance)i;
	*problem = "is not 'csr07' (the plan of 2007) or 'green-book-2026'";
	return GUIDANCE_NOT_GIVEN;
}

enum guidance guidance_of_years(struct year last_year)
{
	return last_year.start <= PLAN_LAST_YEAR.start ? GUIDANCE_CSR07 : GUIDANCE_GREEN_BOOK_2026;
}

const char *guidance_edition(enum guidance guidance, struct reference *reference)
{
	const char *edition = editions[guidance];
	const struct value *published = reference_figure(reference, "green-book-editions", edition,
							 (struct year){0}, "published");

	return published == NULL
		   ? arena_format(reference->arena, "the Green Book of %s", edition)
		   : arena_format(reference->arena, "the Green Book of %s", published->text);
}
