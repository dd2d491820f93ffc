#include "model/channels.h"

#include <ctype.h>
#include <limits.h>
#include <string.h>

#include "base/order.h"
#include "base/text.h"
#include "reading/cell.h"

enum { CHANNEL, SYNONYMS };

static bool add(struct channels *channels, const char *name, const char *standard, int rank)
{
	size_t before = channels->folded.count, capacity = channels->capacity;
	const char *folded = text_fold(channels->arena, name);

	if (folded[0] == '\0')
		return true; /* nothing stands between two semicolons */

	int id = names_add(&channels->folded, folded);

	if (channels->folded.count == before)
		return strcmp(channels->standard[id], standard) == 0;
	channels->standard = arena_grow(channels->arena, channels->standard, (size_t)id,
					&channels->capacity, sizeof *channels->standard);
	channels->rank = arena_grow(channels->arena, channels->rank, (size_t)id, &capacity,
				    sizeof *channels->rank);
	channels->standard[id] = standard;
	channels->rank[id] = rank;
	return true;
}

bool channels_load(struct channels *channels, struct reference *reference)
{
	const struct reading *reading = reference_read(reference, "channels");
	bool is_well = reading != NULL;

	*channels = (struct channels){.arena = reference->arena};
	names_init(&channels->folded, reference->arena);
	for (size_t i = 0; reading != NULL && i < reading->n_records; i++) {
		const struct value *values = reading->records[i].values;
		const char *standard = values[CHANNEL].text;
		const char *rest = value_text_of(&values[SYNONYMS]);

		for (const char *name = standard; name != NULL;
		     name = text_piece(reference->arena, &rest, ';'))
			if (!add(channels, name, standard, (int)i))
				is_well =
				    fault(reference->diagnostics,
					  (struct place){reading->source->path,
							 reading->records[i].line, "synonyms"},
					  "'%s' already means another channel", name);
	}
	return is_well;
}

bool channels_has(const struct channels *channels, const char *name)
{
	return names_find(&channels->folded, text_fold(channels->arena, name)) >= 0;
}

const char *channels_standard(const struct channels *channels, const char *name)
{
	int id = names_find(&channels->folded, text_fold(channels->arena, name));

	if (id >= 0)
		return channels->standard[id];

	char *lower = arena_text(channels->arena, name);

	for (char *at = lower; *at != '\0'; at++)
		*at = (char)tolower((unsigned char)*at);
	return lower;
}

static const char *find_near(const struct channels *channels, const char *name,
			     const char *(*find)(const char *, const char *const *, size_t))
{
	const char *folded = text_fold(channels->arena, name), *near;

	if (names_find(&channels->folded, folded) >= 0)
		return NULL;
	near = find(folded, channels->folded.items, channels->folded.count);
	return near == NULL ? NULL : channels->standard[names_find(&channels->folded, near)];
}

const char *channels_nearest(const struct channels *channels, const char *name)
{
	return find_near(channels, name, text_nearest);
}

const char *channels_slip_of(const struct channels *channels, const char *name)
{
	return find_near(channels, name, text_slip_of);
}

/* Names of what may hold other channels too. */
static bool is_umbrella(const char *name, struct arena *arena)
{
	const char *folded = text_fold(arena, name);

	return text_has_any("|digital|online|electronic|selfserv|eservice|echannel|", folded);
}

void channels_say_one(const char **first, const char *name, const char *channel, const char *path,
		      struct diagnostics *diagnostics)
{
	struct arena *arena = diagnostics->arena;

	if (*first == NULL)
		*first = name;
	else if (strcmp(text_fold(arena, *first), text_fold(arena, name)) != 0 &&
		 (is_umbrella(*first, arena) || is_umbrella(name, arena)))
		warning(diagnostics, in_file(path),
			"%s and %s are both counted as %s: if one is the sum of others, contacts "
			"are counted twice; take its rows out, or its column",
			cell_quoted(arena, *first), cell_quoted(arena, name), channel);
}

static int rank_of(const struct channels *channels, const char *name)
{
	int id = names_find(&channels->folded, text_fold(channels->arena, name));

	return id < 0 ? INT_MAX : channels->rank[id];
}

int channels_compare(const char *a, const char *b, void *data)
{
	const struct channels *channels = data;

	if (strcmp(a, b) == 0)
		return 0; /* nothing is folded, which would stay in the arena */
	int left = rank_of(channels, a), right = rank_of(channels, b);

	return left != right ? ORDER(left, right) : strcmp(a, b);
}
