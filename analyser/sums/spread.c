#include "sums/spread.h"

#include <math.h>
#include <string.h>

#include "base/fraction.h"

#define DIGIT_BITS 11
#define N_DIGITS (1 << DIGIT_BITS)

/* The sign as the highest digit is turned, so that what is below zero comes first. */
static uint64_t key_of(int64_t figure)
{
	return (uint64_t)figure ^ (uint64_t)1 << 63;
}

/* Digit by digit from the lowest, each pass keeping the order of the one before; `with` goes along
 * or is NULL. */
static void sort(int64_t *figures, int64_t *room, int64_t *with, int64_t *with_room, size_t count)
{
	static const int passes = (64 + DIGIT_BITS - 1) / DIGIT_BITS;

	for (int pass = 0; pass < passes; pass++) {
		size_t places[N_DIGITS] = {0}, place = 0;
		const int shift = pass * DIGIT_BITS;
		bool is_one = false;

		for (size_t i = 0; i < count; i++)
			places[(key_of(figures[i]) >> shift) % N_DIGITS]++;
		for (size_t digit = 0; digit < N_DIGITS; digit++) {
			const size_t n = places[digit];

			is_one = is_one || n == count;
			places[digit] = place;
			place += n;
		}
		if (is_one)
			continue;
		for (size_t i = 0; i < count; i++) {
			const size_t at = places[(key_of(figures[i]) >> shift) % N_DIGITS]++;

			room[at] = figures[i];
			if (with != NULL)
				with_room[at] = with[i];
		}
		memcpy(figures, room, count * sizeof *figures);
		if (with != NULL)
			memcpy(with, with_room, count * sizeof *with);
	}
}

void spread_sort(int64_t *figures, int64_t *room, size_t count)
{
	sort(figures, room, NULL, NULL, count);
}

int64_t spread_percentile(const int64_t *sorted, size_t count, int percent)
{
	const wide place = (wide)(count - 1) * percent;
	const size_t at = (size_t)(place / 100);
	const int rest = (int)(place % 100);
	int64_t way = 0;

	if (rest != 0)
		(void)wide_round(&way, ((wide)sorted[at + 1] - sorted[at]) * rest, 100);
	return sorted[at] + way;
}

static double error_of(const int64_t *sorted, size_t count, int percent)
{
	const double p = percent / 100.0, n = (double)count, off = sqrt(n * p * (1 - p));
	const double low = floor(n * p - off), high = ceil(n * p + off);
	const size_t from = low < 0 ? 0 : (size_t)low, to = high > n - 1 ? count - 1 : (size_t)high;

	return ((double)sorted[to] - (double)sorted[from]) / 2;
}

void spread_find(struct spread *spread, const int64_t *sorted, size_t count)
{
	static const int percents[] = {10, 50, 90};
	double squares = 0;
	wide sum = 0;

	for (size_t i = 0; i < 3; i++) {
		spread->figures[i] = spread_percentile(sorted, count, percents[i]);
		spread->errors[i] = error_of(sorted, count, percents[i]);
	}
	for (size_t i = 0; i < count; i++)
		sum += sorted[i];
	(void)wide_round(&spread->figures[SPREAD_MEAN], sum, (wide)count);
	for (size_t i = 0; i < count; i++) {
		const double off = (double)(sorted[i] - spread->figures[SPREAD_MEAN]);

		squares += off * off;
	}
	spread->errors[SPREAD_MEAN] =
	    count < 2 ? 0 : sqrt(squares / (double)(count - 1) / (double)count);
}

int64_t spread_round(int64_t figure, double error)
{
	int64_t unit = 1, units = 0;

	while ((double)unit * 10 <= error && unit < INT64_MAX / 100)
		unit *= 10;
	(void)wide_round(&units, figure, unit);
	return units * unit;
}

void spread_ranks(double *ranks, const int64_t *figures, int64_t *room, size_t count)
{
	int64_t *sorted = room, *of = room + count;
	int64_t *other = room + 2 * count, *of_room = room + 3 * count;

	memcpy(sorted, figures, count * sizeof *sorted);
	for (size_t i = 0; i < count; i++)
		of[i] = (int64_t)i;
	sort(sorted, other, of, of_room, count);
	for (size_t first = 0, end; first < count; first = end) {
		end = first + 1;
		while (end < count && sorted[end] == sorted[first])
			end++;
		for (size_t i = first; i < end; i++)
			ranks[of[i]] = (double)(first + end - 1) / 2;
	}
}

double spread_correlation(const double *a, const double *b, size_t count)
{
	const double mean = ((double)count - 1) / 2;
	double both = 0, of_a = 0, of_b = 0;

	for (size_t i = 0; i < count; i++) {
		both += (a[i] - mean) * (b[i] - mean);
		of_a += (a[i] - mean) * (a[i] - mean);
		of_b += (b[i] - mean) * (b[i] - mean);
	}
	return of_a > 0 && of_b > 0 ? both / sqrt(of_a * of_b) : 0;
}
