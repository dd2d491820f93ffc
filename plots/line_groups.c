#include "plots/line_set.h"

/* Of the axis, in hundredths: a mark of 11 pixels on a plot of 270. */
static const int nearest = 4;

static bool is_near(const struct line_set *lines, const struct line *one, const struct line *other)
{
	wide most = ((wide)lines->axis.high - lines->axis.low) * nearest;

	for (int i = 0; i < lines->n_categories; i++) {
		wide apart = ((wide)one->units[i] - other->units[i]) * 100;

		if (one->has[i] != other->has[i] ||
		    (one->has[i] && (apart > most || apart < -most)))
			return false;
	}
	return true;
}

static bool may_be_grouped(const struct line_set *lines, const struct line *line)
{
	return !line->is_reference && line->group == 0 && line->last == lines->n_categories - 1 &&
	       lines->n_categories > 1;
}

static bool is_near_all(const struct line_set *lines, int group, const struct line *line)
{
	for (int i = 0; i < lines->n_lines; i++)
		if (lines->lines[i].group == group && !is_near(lines, &lines->lines[i], line))
			return false;
	return true;
}

void line_groups_find(struct line_set *lines)
{
	int group = 1;

	for (int i = 0; i < lines->n_lines; i++) {
		struct line *line = &lines->lines[i];

		if (!may_be_grouped(lines, line))
			continue;
		line->group = group;
		for (int j = i + 1; j < lines->n_lines; j++)
			if (may_be_grouped(lines, &lines->lines[j]) &&
			    is_near_all(lines, group, &lines->lines[j]))
				lines->lines[j].group = group;
		if (line_groups_size(lines, group) == 1)
			line->group = 0;
		else
			group++;
	}
}

int line_groups_size(const struct line_set *lines, int group)
{
	int size = 0;

	for (int i = 0; i < lines->n_lines; i++)
		size += group > 0 && lines->lines[i].group == group;
	return size;
}

const struct line *line_groups_first(const struct line_set *lines, int group)
{
	for (int i = 0; i < lines->n_lines; i++)
		if (lines->lines[i].group == group)
			return &lines->lines[i];
	return NULL;
}
