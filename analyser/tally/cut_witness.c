#include "tally/cut_fast.h"

#include "tally/vectors.h"

/* Whose last cell may have the CR of the line end behind it. */
static bool has_cr_behind(const struct masks_index *index, const struct rows_plan *plan, int column)
{
	return index->has_cr && (size_t)column + 1 == plan->n_cells;
}

static void find_one_by_one(struct masks_index *index, const char *base,
			    const struct rows_plan *plan)
{
	uint32_t before = 0;

	for (size_t i = 0; i < index->n_rows; i++) {
		uint32_t row = index->rows[i];
		const uint32_t *ends = index->ends + before;
		bool is_plain = row - before == plan->n_cells;

		before = row & ~MASKS_FLAGS;
		for (size_t j = 0; j < plan->n_witnesses && is_plain; j++) {
			const uint32_t *its = ends + plan->witnesses[j];
			const char *text = base + (uint32_t)(its[0] + 1);
			size_t length = (size_t)(base + its[1] - text);

			if (has_cr_behind(index, plan, plan->witnesses[j]) && length > 0 &&
			    text[length - 1] == '\r')
				length--;
			if (total_words_begin(text, length))
				index->rows[i] |= MASKS_UNEVEN;
		}
	}
}

#ifdef HAS_X86
#define AVX2 __attribute__((target("avx2")))
#define LANES 8
_Static_assert(MASKS_ROWS_SLACK >= LANES, "rows are loaded by the vector");

/* Of the lanes that are all ones: a number of four bytes at `from` and so many bytes further. */
AVX2 ALWAYS_INLINE __m256i gather(const void *from, __m256i bytes, __m256i lanes)
{
	return _mm256_mask_i32gather_epi32(lanes, from, bytes, lanes, 1);
}

/* As total_words_begin(), of eight cells from `begins` on, in bytes from `base`. */
AVX2 ALWAYS_INLINE __m256i may_begin(const char *base, __m256i begins, __m256i lengths,
				     __m256i lanes)
{
	/* A shift by 32 or more gives zero. */
	__m256i behind = _mm256_sllv_epi32(_mm256_set1_epi32(-1), _mm256_slli_epi32(lengths, 3));
	__m256i four = _mm256_or_si256(_mm256_andnot_si256(behind, gather(base, begins, lanes)),
				       _mm256_set1_epi32(0x20202020));
	__m256i hash =
	    _mm256_srli_epi32(_mm256_mullo_epi32(four, _mm256_set1_epi32((int)TOTAL_WORDS_FACTOR)),
			      TOTAL_WORDS_SHIFT);

	return _mm256_cmpeq_epi32(four,
				  gather(total_words_fours, _mm256_slli_epi32(hash, 2), lanes));
}

/* The lengths less one where a CR is the last byte. */
AVX2 ALWAYS_INLINE __m256i without_cr(const char *base, __m256i begins, __m256i lengths,
				      __m256i lanes)
{
	__m256i some = _mm256_and_si256(lanes, _mm256_cmpgt_epi32(lengths, _mm256_setzero_si256()));
	__m256i last = gather(base - 1, _mm256_add_epi32(begins, lengths), some);
	__m256i is_cr = _mm256_cmpeq_epi32(_mm256_and_si256(last, _mm256_set1_epi32(0xff)),
					   _mm256_set1_epi32('\r'));

	return _mm256_add_epi32(lengths, is_cr);
}

AVX2 static void find_by_avx2(struct masks_index *index, const char *base,
			      const struct rows_plan *plan)
{
	const __m256i one = _mm256_set1_epi32(1), flags = _mm256_set1_epi32((int)MASKS_FLAGS);
	const __m256i n_cells = _mm256_set1_epi32((int)plan->n_cells);
	const __m256i back = _mm256_setr_epi32(7, 0, 1, 2, 3, 4, 5, 6);
	const __m256i numbers = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
	__m256i before = _mm256_setzero_si256();

	for (size_t i = 0; i < index->n_rows; i += LANES) {
		__m256i rows = _mm256_loadu_si256((const __m256i *)(const void *)(index->rows + i));
		__m256i turned =
		    _mm256_permutevar8x32_epi32(_mm256_andnot_si256(flags, rows), back);
		/* Cells end before each row. */
		__m256i from = _mm256_blend_epi32(turned, before, 1);
		__m256i lanes = _mm256_and_si256(
		    _mm256_cmpeq_epi32(_mm256_sub_epi32(rows, from), n_cells),
		    _mm256_cmpgt_epi32(_mm256_set1_epi32((int)(index->n_rows - i)), numbers));
		__m256i found = _mm256_setzero_si256();

		before = turned;
		for (size_t j = 0; j < plan->n_witnesses; j++) {
			const uint32_t *ends = index->ends + plan->witnesses[j];
			__m256i at = _mm256_slli_epi32(from, 2);
			__m256i begins = _mm256_add_epi32(gather(ends, at, lanes), one);
			__m256i lengths = _mm256_sub_epi32(gather(ends + 1, at, lanes), begins);

			if (has_cr_behind(index, plan, plan->witnesses[j]))
				lengths = without_cr(base, begins, lengths, lanes);
			found = _mm256_or_si256(found, may_begin(base, begins, lengths, lanes));
		}
		unsigned bits = (unsigned)_mm256_movemask_ps(
		    _mm256_castsi256_ps(_mm256_and_si256(found, lanes)));

		for (; bits != 0; bits &= bits - 1)
			index->rows[i + (size_t)__builtin_ctz(bits)] |= MASKS_UNEVEN;
	}
}
#endif

witness_function *witness_find_function(int most)
{
#ifdef HAS_X86
	if (most >= 32 && __builtin_cpu_supports("avx2"))
		return find_by_avx2;
#endif
	(void)most;
	return find_one_by_one;
}
