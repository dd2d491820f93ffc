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

/*
 * A text's first four letters in small, blanks behind its end, as one number; what labels begin
 * with that have nothing in them that reads `total`, in a table of these.
 */
#define TOTAL_WORDS_FACTOR UINT32_C(0xb3fa7aa7)
#define TOTAL_WORDS_SHIFT 25
#define TOTAL_WORDS_HASH(four) ((uint32_t)((four)*TOTAL_WORDS_FACTOR) >> TOTAL_WORDS_SHIFT)

extern const uint32_t total_words_fours[128];
extern const uint32_t total_words_masks[4];

/*
 * total_words_begin(text, length):
 * Could a text be more than TOTAL_WORDS_NONE, or blank, by its first letters?  True proves nothing;
 * false nothing of a text that reads `total`.  Four bytes may be read, whatever is behind the text.
 */
static inline bool total_words_begin(const char *text, size_t length)
{
	const unsigned char *bytes = (const unsigned char *)text;
	uint32_t four = (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 |
			(uint32_t)bytes[3] << 24;

	if (length < 4)
		four &= total_words_masks[length];
	four |= UINT32_C(0x20202020);
	return total_words_fours[TOTAL_WORDS_HASH(four)] == four;
}

/* `Whole Council`, `Any channel`, `Combined`, `*`: nobody's name, though no word for a total. */
bool total_words_whole(const char *text);

/* `Corporate`: of these the name of a department too, so that only amounts show a total. */
bool total_words_department(const char *text);

/* `of which: by telephone`, `including web`, `Average`: a part of other rows, and none itself. */
bool total_words_part(const char *text);

/* `Opening balance`, `Closing balance`: of no payment, where its row lacks what payments have. */
bool total_words_balance(const char *text);

/* `Total costs`, `Total set-up cost`, `Sum of all savings`: of whatever a case's files are made up
 * of, and of nothing that has a name of its own. */
bool total_words_of_all(const char *text);

/* What a total says that it is of: `Adult Services` of `Adult Services Total`; NULL: nothing. */
const char *total_words_subject(const char *text, struct arena *arena);

/* Is a text nothing but the word: `Total`, `Grand Total:`, `All channels`? */
bool totals_is_word(const char *text);

/* Could a text be a total's label: the above, `Roads Total`, `Total Highways`? */
bool totals_says_total(const char *text);

#endif
