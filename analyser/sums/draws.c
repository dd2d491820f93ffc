#include "sums/draws.h"

#include <math.h>
#include <string.h>

#include <Random123/philox.h>

uint64_t draw_stream(const char *name)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);

	for (; *name != '\0'; name++)
		hash = (hash ^ (unsigned char)*name) * UINT64_C(0x100000001b3);
	return hash;
}

/*
 * Sixteen draws share four counters: of these the first words are for the first four draws, the
 * second ones for the next four, and so on, which is how a processor makes four of them at once.
 */
static uint32_t draw_word(uint64_t seed, uint64_t draw, uint64_t stream)
{
	const uint64_t number = draw >> 4 << 2 | (draw & 3);
	const philox4x32_ctr_t counter = {{(uint32_t)number, (uint32_t)(number >> 32),
					   (uint32_t)stream, (uint32_t)(stream >> 32)}};
	const philox4x32_key_t key = {{(uint32_t)seed, (uint32_t)(seed >> 32)}};
	const philox4x32_ctr_t drawn = philox4x32_R(10, counter, key);

	return drawn.v[draw >> 2 & 3];
}

double draw_share(uint64_t seed, uint64_t draw, uint64_t stream)
{
	return (draw_word(seed, draw, stream) + 0.5) * 0x1p-32;
}

static struct draw_triangle triangle_of(const struct draw_range *range)
{
	const double low = (double)range->low, width = (double)range->high - low,
		     rise = (double)range->central - low,
		     fall = (double)range->high - (double)range->central;

	return (struct draw_triangle){.low = range->low,
				      .high = range->high,
				      .turn = rise / width * 0x1p32,
				      .rise = rise * width * 0x1p-32,
				      .fall = fall * width * 0x1p-32};
}

/* The value below which so many of 2^32 draws fall. */
static int64_t triangle_value(const struct draw_triangle *triangle, double share)
{
	const int64_t value =
	    share < triangle->turn
		? triangle->low + (int64_t)rint(sqrt(share * triangle->rise))
		: triangle->high - (int64_t)rint(sqrt((0x1p32 - share) * triangle->fall));

	return value < triangle->low    ? triangle->low
	       : value > triangle->high ? triangle->high
					: value;
}

int64_t draw_triangular(const struct draw_range *range, double share)
{
	const struct draw_triangle triangle = triangle_of(range);

	return range->low < range->high ? triangle_value(&triangle, share * 0x1p32)
					: range->central;
}

/*
 * The normal deviate below which a share (above nothing, below all) falls: Wichura, algorithm AS
 * 241 (1988), PPND16, to some sixteen digits.
 */
static double polynomial(const double *of, double x)
{
	double sum = of[7];

	for (int i = 6; i >= 0; i--)
		sum = sum * x + of[i];
	return sum;
}

static double normal_of(double share)
{
	static const double a[] = {3.3871328727963666080e0,  1.3314166789178437745e+2,
				   1.9715909503065514427e+3, 1.3731693765509461125e+4,
				   4.5921953931549871457e+4, 6.7265770927008700853e+4,
				   3.3430575583588128105e+4, 2.5090809287301226727e+3},
			    b[] = {1.0,
				   4.2313330701600911252e+1,
				   6.8718700749205790830e+2,
				   5.3941960214247511077e+3,
				   2.1213794301586595867e+4,
				   3.9307895800092710610e+4,
				   2.8729085735721942674e+4,
				   5.2264952788528545610e+3},
			    c[] = {1.42343711074968357734e0,  4.63033784615654529590e0,
				   5.76949722146069140550e0,  3.64784832476320460504e0,
				   1.27045825245236838258e0,  2.41780725177450611770e-1,
				   2.27238449892691845833e-2, 7.74545014278341407640e-4},
			    d[] = {1.0,
				   2.05319162663775882187e0,
				   1.67638483018380384940e0,
				   6.89767334985100004550e-1,
				   1.48103976427480074590e-1,
				   1.51986665636164571966e-2,
				   5.47593808499534494600e-4,
				   1.05075007164441684324e-9};
	const double q = share - 0.5;
	double r, value;

	if (fabs(q) <= 0.425) {
		r = 0.180625 - q * q;
		return q * polynomial(a, r) / polynomial(b, r);
	}
	r = sqrt(-log(q < 0 ? share : 1 - share));
	value = polynomial(c, r - 1.6) / polynomial(d, r - 1.6);
	return q < 0 ? -value : value;
}

static double share_of(double normal)
{
	return 0.5 * erfc(-normal * M_SQRT1_2);
}

/* The n-th of those that go together; room holds the deviates of all before it. */
static double together_share(const struct draws *draws, size_t n, uint64_t draw, double *room)
{
	const double *row = &draws->factor[n * draws->n_together];
	double sum = 0;

	for (size_t i = 0; i <= n; i++) {
		room[i] = normal_of(
		    draw_share(draws->seed, draw, draws->ranges[draws->together[i]].stream));
		sum += row[i] * room[i];
	}
	return share_of(sum);
}

static bool goes_together(size_t *place, const struct draws *draws, size_t number)
{
	for (size_t i = 0; i < draws->n_together; i++)
		if (draws->together[i] == number) {
			*place = i;
			return true;
		}
	return false;
}

void draws_fill(int64_t *values, const struct draws *draws, size_t number, uint64_t first,
		size_t count, double *room)
{
	const struct draw_range *range = &draws->ranges[number];
	const struct draw_triangle triangle = triangle_of(range);
	size_t done = 0, place;

	if (range->low >= range->high) {
		for (size_t i = 0; i < count; i++)
			values[i] = range->central;
		return;
	}
	if (goes_together(&place, draws, number)) {
		for (size_t i = 0; i < count; i++)
			values[i] = triangle_value(
			    &triangle, together_share(draws, place, first + i, room) * 0x1p32);
		return;
	}
	if (first % 16 == 0)
		done = draws_wide(values, &triangle, draws->seed, range->stream, first, count);
	for (size_t i = done; i < count; i++)
		values[i] = triangle_value(&triangle,
					   draw_word(draws->seed, first + i, range->stream) + 0.5);
}

bool draws_correlate(double *factor, const double *matrix, size_t n, size_t *failed)
{
	const double pi = 3.14159265358979323846;

	memset(factor, 0, n * n * sizeof *factor);
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j <= i; j++) {
			const double rank = matrix[i * n + j];
			double sum = i == j ? 1 : 2 * sin(pi * rank / 6);

			for (size_t k = 0; k < j; k++)
				sum -= factor[i * n + k] * factor[j * n + k];
			if (i != j) {
				factor[i * n + j] = sum / factor[j * n + j];
				continue;
			}
			/* A little above nothing, or the deviates would hardly differ. */
			if (!(sum > 1e-9)) {
				*failed = i;
				return false;
			}
			factor[i * n + i] = sqrt(sum);
		}
	return true;
}
