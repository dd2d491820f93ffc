/*
 * Does a text call itself a total?
 *
 * `Grand total:`, `Sum`, `All channels`, `Cyfanswm`, `Carried forward` and `Total for March` do,
 * and say nothing else; `Adult Services Total` does, of something; `Total Highways` or `All Saints`
 * may be a total's label or a name; `Total Gas Ltd` is a firm.  Capitals, digits and what stands
 * between words make no difference.
 */
#ifndef READING_TOTAL_WORDS_H
#define READING_TOTAL_WORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

enum total_words {
	TOTAL_WORDS_NONE,
	TOTAL_WORDS_MAYBE, /* a label or a name: `Total Highways`, `All Saints` */
	TOTAL_WORDS_OF,    /* a total of something: `Adult Services Total`, `Total for Roads` */
	TOTAL_WORDS_ONLY,  /* a total and no more: `Grand total`, `All channels`, `Total for March`
			    */
};

enum total_words total_words_of(const char *text);

/* Which letters may come second and third in a label, by the first; bit c % 32 is letter c. */
struct total_letters {
	uint32_t second, third;
};

extern const struct total_letters total_letters[256];

/*
 * Could a text be more than TOTAL_WORDS_NONE by its first letters, where nothing in it reads
 * `total`?  True proves nothing.  Three bytes of the text may be read, whatever is in them.
 */
static inline bool total_words_begin(const char *text)
{
	const struct total_letters letters = total_letters[(unsigned char)text[0]];

	return ((letters.second >> (text[1] & 31)) & (letters.third >> (text[2] & 31)) & 1) != 0;
}

/* What a total says that it is of: `Adult Services` of `Adult Services Total`; NULL: nothing. */
const char *total_words_subject(const char *text, struct arena *arena);

/* Is a text nothing but the word: `Total`, `Grand Total:`, `All channels`? */
bool totals_is_word(const char *text);

/* Could a text be a total's label: the above, `Roads Total`, `Total Highways`? */
bool totals_says_total(const char *text);

#endif
