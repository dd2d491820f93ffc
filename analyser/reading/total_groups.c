#include "reading/total_decide.h"

#include <string.h>

#include "base/money.h"
#include "base/text.h"

#define FEW_GROUPS 16                /* whose texts are looked for in a row */
#define MOST_SLOTS ((size_t)1 << 16) /* of lists of groups */

/* The texts of a group that would stand in a row of it as they are, the likeliest to lack first. */
struct total_look {
	const char **texts;
	size_t n;
};

/* Columns whose cells are shared. */
struct pattern {
	const int *columns;
	size_t n;
};

struct total_index {
	struct total_group **slots, **all;
	size_t n_slots; /* a power of two */
	size_t n_groups, groups_capacity;
	struct pattern *patterns;
	size_t n_patterns, patterns_capacity;
	struct total_look *looks; /* made once they are asked for */
	size_t n_looks;
};

static uint64_t hash_begin(size_t pattern)
{
	return UINT64_C(0xCBF29CE484222325) ^ pattern;
}

static struct total_group **slot_of(const struct total_index *index, uint64_t hash)
{
	return &index->slots[(hash ^ hash >> 29) & (index->n_slots - 1)];
}

static bool fits(const struct pattern *pattern, const struct total_cell *cells, size_t n)
{
	if (pattern->n != n)
		return false;
	for (size_t i = 0; i < n; i++)
		if (pattern->columns[i] != cells[i].column)
			return false;
	return true;
}

static size_t pattern_of(struct totals *totals, const struct total_cell *cells, size_t n)
{
	struct total_index *index = totals->index;
	size_t i = 0;

	while (i < index->n_patterns && !fits(&index->patterns[i], cells, n))
		i++;
	if (i == index->n_patterns) {
		int *columns = arena_array(totals->arena, n, sizeof *columns);

		for (size_t j = 0; j < n; j++)
			columns[j] = cells[j].column;
		ARENA_ADD_BY(totals->arena, index, patterns, n_patterns, patterns_capacity) =
		    (struct pattern){columns, n};
	}
	return i;
}

static bool are_equal(const struct total_cell *some, const struct total_cell *others, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (some[i].column != others[i].column || strcmp(some[i].text, others[i].text) != 0)
			return false;
	return true;
}

static struct total_group *group_of(struct totals *totals, const struct total_cell *cells, size_t n)
{
	struct total_index *index = totals->index;
	size_t pattern = pattern_of(totals, cells, n);
	uint64_t hash = hash_begin(pattern);
	struct total_group *group;

	for (size_t i = 0; i < n; i++)
		hash = total_columns_hash(hash, cells[i].text);
	struct total_group **slot = slot_of(index, hash);

	for (group = *slot; group != NULL; group = group->next)
		if (group->hash == hash && group->pattern == pattern &&
		    are_equal(group->cells, cells, n))
			return group;
	group = arena_alloc(totals->arena, sizeof *group);
	*group = (struct total_group){
	    .next = *slot, .hash = hash, .cells = cells, .n_cells = n, .pattern = pattern};
	*slot = group;
	ARENA_ADD_BY(totals->arena, index, all, n_groups, groups_capacity) = group;
	return group;
}

/* The cells that are not numbers of a column of numbers, with what the label is of, if asked. */
static const struct total_cell *other_cells(const struct totals *totals, const struct total *total,
					    const char *subject, size_t *n)
{
	struct total_cell *cells = arena_array(totals->arena, total->n_cells + 1, sizeof *cells);

	*n = 0;
	for (size_t i = 0; i < total->n_cells; i++) {
		struct total_cell cell = total->cells[i];

		if (subject != NULL && cell.column > total->labelled.column) {
			cells[(*n)++] = (struct total_cell){total->labelled.column, subject};
			subject = NULL;
		}
		if (!total_columns_has(totals->columns.numbers, (size_t)cell.column))
			cells[(*n)++] = cell;
	}
	if (subject != NULL)
		cells[(*n)++] = (struct total_cell){total->labelled.column, subject};
	return cells;
}

static void make_groups(struct totals *totals, struct total *total)
{
	const struct total_cell *cells;
	const char *subject =
	    total->label == NULL ? NULL : total_words_subject(total->label, totals->arena);
	size_t n;

	if (total->n_cells > 0)
		total->groups[0] = group_of(totals, total->cells, total->n_cells);
	cells = other_cells(totals, total, NULL, &n);
	if (n > 0 && n < total->n_cells)
		total->groups[1] = group_of(totals, cells, n);
	if (subject != NULL) {
		cells = other_cells(totals, total, subject, &n);
		total->groups[2] = group_of(totals, cells, n);
	}
}

void total_groups_make(struct totals *totals)
{
	struct total_index *index = arena_alloc(totals->arena, sizeof *index);

	index->n_slots = 16;
	while (index->n_slots < totals->n_kept * 6 && index->n_slots < MOST_SLOTS)
		index->n_slots *= 2;
	index->slots = arena_array(totals->arena, index->n_slots, sizeof(struct total_group *));
	totals->index = index;
	for (size_t i = 0; i < totals->n_kept; i++)
		if (totals->kept[i]->outcome == TOTAL_UNDECIDED)
			make_groups(totals, totals->kept[i]);
}

/* The group of a pattern that a row with these cells is of, or NULL. */
static struct total_group *find(const struct totals *totals, size_t pattern_at,
				const char *const texts[], size_t n, uint64_t hash)
{
	const struct total_index *index = totals->index;
	struct total_group *group = *slot_of(index, hash);

	for (; group != NULL; group = group->next) {
		size_t i = 0;

		if (group->hash != hash || group->pattern != pattern_at)
			continue;
		while (i < group->n_cells && i < n && strcmp(group->cells[i].text, texts[i]) == 0)
			i++;
		if (i == group->n_cells)
			return group;
	}
	return NULL;
}

/* The group of this pattern that a row is of, or NULL. */
static struct total_group *group_with(const struct totals *totals, size_t pattern_at,
				      const struct row *row)
{
	const struct pattern *pattern = &totals->index->patterns[pattern_at];
	const char *texts[256];
	uint64_t hash = hash_begin(pattern_at);
	size_t n = 0;

	while (n < pattern->n && n < N_OF(texts) && (size_t)pattern->columns[n] < row->n_cells) {
		texts[n] = row->cells[pattern->columns[n]];
		hash = total_columns_hash(hash, texts[n]);
		n++;
	}
	return n == pattern->n ? find(totals, pattern_at, texts, n, hash) : NULL;
}

bool totals_want(const struct totals *totals, const struct row *row)
{
	for (size_t i = 0; i < totals->index->n_patterns; i++)
		if (group_with(totals, i, row) != NULL)
			return true;
	return false;
}

/* Does it stand in a file as it is read: letters, digits and plain marks of every encoding? */
static bool is_plain(const char *text, char delimiter)
{
	for (; *text != '\0'; text++)
		if ((unsigned char)*text < ' ' || (unsigned char)*text >= 0x7F || *text == '"' ||
		    *text == delimiter)
			return false;
	return true;
}

static bool has_all(const struct total_look *look, const struct total_look *other)
{
	for (size_t i = 0; i < other->n; i++) {
		size_t j = 0;

		while (j < look->n && strcmp(look->texts[j], other->texts[i]) != 0)
			j++;
		if (j == look->n)
			return false;
	}
	return true;
}

/* A group that has all texts of another wants no row but those that the other wants too. */
static void make_looks(const struct totals *totals, char delimiter)
{
	struct total_index *index = totals->index;

	index->looks = arena_array(totals->arena, index->n_groups, sizeof *index->looks);
	for (size_t i = 0; i < index->n_groups; i++) {
		const struct total_group *group = index->all[i];
		struct total_look *look = &index->looks[index->n_looks];
		size_t n = 0;

		*look = (struct total_look){
		    arena_array(totals->arena, group->n_cells + 1, sizeof *look->texts), 0};
		for (size_t j = 0; j < group->n_cells; j++)
			if (is_plain(group->cells[j].text, delimiter))
				look->texts[look->n++] = group->cells[j].text;
		while (n < index->n_looks && !has_all(look, &index->looks[n]))
			n++;
		index->n_looks += n == index->n_looks;
	}
}

/* What a row lacks, many do: next time it is looked for before the text that it stands behind. */
static bool may_be_of(struct total_look *look, const char *bytes, size_t length)
{
	for (size_t i = 0; i < look->n; i++) {
		const char *text = look->texts[i];

		if (text_stands_in(bytes, length, text, strlen(text)))
			continue;
		if (i > 0) {
			look->texts[i] = look->texts[i - 1];
			look->texts[i - 1] = text;
		}
		return false;
	}
	return true;
}

bool totals_may_want(struct totals *totals, const char *bytes, size_t length, char delimiter)
{
	struct total_index *index = totals->index;

	if (index->n_groups > FEW_GROUPS)
		return true;
	if (index->n_groups == 0)
		return false;
	if (index->looks == NULL)
		make_looks(totals, delimiter);
	for (size_t i = 0; i < index->n_looks; i++)
		if (may_be_of(&index->looks[i], bytes, length))
			return true;
	return false;
}

void totals_see(struct totals *totals, const struct row *row, int64_t amount)
{
	for (size_t i = 0; i < totals->index->n_patterns; i++) {
		struct total_group *group = group_with(totals, i, row);

		if (group == NULL)
			continue;
		group->rows++;
		(void)__builtin_add_overflow(group->amount, amount, &group->amount);
	}
}

void total_groups_forget(struct totals *totals)
{
	for (size_t i = 0; i < totals->index->n_groups; i++)
		totals->index->all[i]->n_kept = totals->index->all[i]->kept = 0;
}

static const char *text_at(const struct total *total, int column)
{
	for (size_t i = 0; i < total->n_cells; i++)
		if (total->cells[i].column == column)
			return total->cells[i].text;
	return total->label != NULL && total->labelled.column == column ? total->label : NULL;
}

bool total_groups_is_of(const struct total_group *group, const struct total *total)
{
	for (size_t i = 0; i < group->n_cells; i++) {
		const char *text = text_at(total, group->cells[i].column);

		if (text == NULL || strcmp(text, group->cells[i].text) != 0)
			return false;
	}
	return true;
}

void total_groups_add_kept(struct totals *totals, const struct total *total)
{
	const struct total_index *index = totals->index;
	const char *texts[256];

	for (size_t i = 0; i < index->n_patterns; i++) {
		const struct pattern *pattern = &index->patterns[i];
		uint64_t hash = hash_begin(i);
		size_t n = 0;

		while (n < pattern->n && n < N_OF(texts) &&
		       (texts[n] = text_at(total, pattern->columns[n])) != NULL)
			hash = total_columns_hash(hash, texts[n++]);
		struct total_group *group =
		    n == pattern->n ? find(totals, i, texts, n, hash) : NULL;

		if (group == NULL)
			continue;
		group->n_kept++;
		(void)__builtin_add_overflow(group->kept, total->amount, &group->kept);
	}
}
