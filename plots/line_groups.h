/*
 * Lines that lie on one another: at no place are they farther apart than a mark is high, so that
 * they are drawn as one, without marks, and their names stand together.
 */
#ifndef PLOTS_LINE_GROUPS_H
#define PLOTS_LINE_GROUPS_H

#include "plots/line_set.h"

/* Number the groups of lines that are in one, from 1; of the series that go on to the last place.
 */
void line_groups_find(struct line_set *lines);

/* How many lines are in a group, and its first. */
int line_groups_size(const struct line_set *lines, int group);
const struct line *line_groups_first(const struct line_set *lines, int group);

#endif
