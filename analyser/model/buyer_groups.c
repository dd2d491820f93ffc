#include "model/buyer_groups.h"

#include "base/path.h"
#include "base/text.h"
#include "model/shapes.h"

enum { COUNCIL, GROUP };

static const struct field fields[] = {
    [COUNCIL] = {"council", UNIT_TEXT, FIELD_REQUIRED,
		 "councilname|authority|localauthority|authorityname|organisationname|member|buyer",
		 NULL},
    [GROUP] = {"group", UNIT_TEXT, FIELD_OPTIONAL, "groupname|buyergroup|consortium", NULL},
};

const struct shape buyer_groups_shape = {"buyer_groups", "councils", fields, N_OF(fields), false};

static void say_unknown(const char *council, const struct names *councils, struct place place,
			struct diagnostics *diagnostics)
{
	notice(diagnostics, place, "'%s' has no prices here%s", council,
	       text_suggest(diagnostics->arena, council, councils->items, councils->count));
}

bool buyer_groups_build(struct buyer_groups *groups, const struct reading *reading,
			const struct names *councils, struct diagnostics *diagnostics)
{
	struct arena *arena = diagnostics->arena;
	bool is_well = true;

	*groups = (struct buyer_groups){.path = reading->source->path};
	names_init(&groups->groups, arena);
	groups->by_council = arena_array(arena, councils->count, sizeof *groups->by_council);
	for (size_t i = 0; i < councils->count; i++)
		groups->by_council[i] = BUYS_ALONE;
	FOR_EACH (const struct record, record, reading->records, reading->n_records) {
		const struct value *values = record->values;
		const char *council = values[COUNCIL].text;
		struct place place = {reading->source->path, record->line, "council"};
		int group = names_add(&groups->groups, values[GROUP].kind == VALUE_TEXT
							   ? values[GROUP].text
							   : path_stem(groups->path, arena));
		int id = names_find(councils, council);

		if (id < 0) {
			fate_leave_out(record->fate, "of a council without prices");
			say_unknown(council, councils, place, diagnostics);
			continue;
		}
		fate_use(record->fate);
		if (groups->by_council[id] == BUYS_ALONE)
			groups->by_council[id] = group;
		else if (groups->by_council[id] != group)
			is_well = fault(diagnostics, place,
					"'%s' is in two groups, '%s' and '%s'; its gain can be "
					"counted in one only",
					council, groups->groups.items[groups->by_council[id]],
					groups->groups.items[group]);
	}
	int *sorted = names_sort(&groups->groups, NULL, NULL);

	for (size_t i = 0; i < councils->count; i++)
		if (groups->by_council[i] != BUYS_ALONE)
			groups->by_council[i] = sorted[groups->by_council[i]];
	return is_well;
}
