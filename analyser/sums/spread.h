/*
 * What many drawn figures come to: percentiles, mean, their standard errors, and how closely a
 * number goes with them.
 */
#ifndef SUMS_SPREAD_H
#define SUMS_SPREAD_H

#include <stddef.h>
#include <stdint.h>

enum { SPREAD_P10, SPREAD_P50, SPREAD_P90, SPREAD_MEAN, N_SPREAD };

struct spread {
	int64_t figures[N_SPREAD];
	double errors[N_SPREAD]; /* standard errors of each */
};

/* Put figures into rising order; room for as many. */
void spread_sort(int64_t *figures, int64_t *room, size_t count);

/* Between the two nearest, in a straight line, to the nearest whole number; count > 0. */
int64_t spread_percentile(const int64_t *sorted, size_t count, int percent);

/*
 * Of figures in rising order, count > 0.  A percentile's error is half the distance between those
 * of the places that a binomial count would be off by its standard deviation.
 */
void spread_find(struct spread *spread, const int64_t *sorted, size_t count);

/* Rounded to the power of ten that its standard error allows: what the draws support. */
int64_t spread_round(int64_t figure, double error);

/* The rank of each figure, those that are equal sharing theirs; room for 4 x count. */
void spread_ranks(double *ranks, const int64_t *figures, int64_t *room, size_t count);

/* The correlation of two lists of ranks (Spearman's), 0 where one does not move. */
double spread_correlation(const double *a, const double *b, size_t count);

#endif
