/*
 * What a question looks for in a file's header.
 */
#ifndef TALLY_HEAD_SHAPE_H
#define TALLY_HEAD_SHAPE_H

#include "tally/head.h"

/*
 * Make the head's shape: the question's keys, the year where rows have one, the amount; and, where
 * these are of use, a line's amount beside the unit price and the months a row is of.
 */
void head_make_shape(struct head *head, const struct tally_question *question);

/* Once columns are matched: a unit price is its column's, or the line's amount has to be there. */
void head_settle_price(struct head *head);

#endif
