#include "base/alike.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"

#define LEAST_LETTERS 6
#define LEAST_OF_MANY 3 /* letters of what has an s behind where there are more */

/* What is longer is no name of which a letter may be wrong. */
#define LONGEST ((size_t)500)

/* Folded, with `&` as a word: no longer than that, and its length. */
static size_t fold(char folded[3 * LONGEST + 1], const char *name)
{
	char spelt[3 * LONGEST + 1], *end = spelt;

	for (const char *at = name; *at != '\0'; at++) {
		const size_t length = *at == '&' ? 3 : 1;

		memcpy(end, *at == '&' ? "and" : at, length);
		end += length;
	}
	*end = '\0';
	return strlen(text_fold_into(folded, spelt));
}

bool alike_by_a_letter(const char *a, const char *b)
{
	char folded[2][3 * LONGEST + 1], again[2][LONGEST + 1];
	const char *one = folded[0], *two = folded[1];

	if (strnlen(a, LONGEST + 1) > LONGEST || strnlen(b, LONGEST + 1) > LONGEST)
		return false;
	size_t length = fold(folded[0], a), other = fold(folded[1], b), same = 0;

	if (length > other) {
		const char *longer = one;

		one = two;
		two = longer;
		other = length;
		length = strlen(one);
	}
	/* `ream` and `reams`, `R & D` and `R and D` */
	if (length >= LEAST_OF_MANY && other == length + 1 && two[length] == 's' &&
	    strncmp(one, two, length) == 0)
		return true;
	if (other == length && strcmp(one, two) == 0)
		return strcmp(text_fold_into(again[0], a), text_fold_into(again[1], b)) != 0;
	if (other < LEAST_LETTERS || other - length > 1 || one[0] != two[0])
		return false;
	while (same < length && one[same] == two[same])
		same++;
	if (isdigit((unsigned char)two[same]) || isdigit((unsigned char)one[same]))
		return false;
	if (length < other)
		return strcmp(one + same, two + same + 1) == 0;
	return strcmp(one + same + 1, two + same + 1) == 0 ||
	       (one[same] == two[same + 1] && one[same + 1] == two[same] &&
		strcmp(one + same + 2, two + same + 2) == 0);
}

/* Words of a council's name that do not say where it is, and what kind each makes of it. */
enum { DISTRICT = 1, BOROUGH = 2, CITY = 4, COUNTY = 8, METROPOLITAN = 16, LONDON = 32 };

static const struct {
	const char *word;
	unsigned kinds;
} words[] = {
    {"council", 0},
    {"the", 0},
    {"of", 0},
    {"authority", 0},
    {"unitary", 0},
    {"royal", 0},
    {"district", DISTRICT},
    {"dc", DISTRICT},
    {"borough", BOROUGH},
    {"bc", BOROUGH},
    {"rbc", BOROUGH},
    {"cbc", BOROUGH},
    {"city", CITY},
    {"county", COUNTY},
    {"cc", CITY | COUNTY},
    {"metropolitan", METROPOLITAN},
    {"mbc", METROPOLITAN | BOROUGH},
    {"mdc", METROPOLITAN | DISTRICT},
    {"london", LONDON},
    {"lb", LONDON | BOROUGH},
    {"lbc", LONDON | BOROUGH},
};

struct alike_council alike_council(const char *name, struct arena *arena)
{
	char *word = arena_alloc(arena, strlen(name) + 1); /* behind the words that are kept */
	struct alike_council council = {.name = name, .place = word};

	while (*name != '\0') {
		size_t length = 0;
		bool is_dropped = false;

		while (*name != '\0' && !isalnum((unsigned char)*name) &&
		       (unsigned char)*name < 0x80)
			name++;
		while (isalnum((unsigned char)*name) || (unsigned char)*name >= 0x80 ||
		       (length > 0 && *name == '\''))
			word[length++] = (char)tolower((unsigned char)*name++);
		word[length] = '\0';
		for (size_t i = 0; i < N_OF(words) && !is_dropped; i++)
			if (strcmp(words[i].word, word) == 0) {
				is_dropped = true;
				council.kinds |= words[i].kinds;
			}
		council.n_dropped += is_dropped;
		word += is_dropped ? 0 : length;
		*word = '\0';
	}
	return council;
}

bool alike_as_councils(const struct alike_council *a, const struct alike_council *b)
{
	return a->place[0] != '\0' && strcmp(a->place, b->place) == 0 &&
	       strcmp(a->name, b->name) != 0 && a->n_dropped + b->n_dropped > 0 &&
	       (a->kinds == 0 || b->kinds == 0 || (a->kinds & b->kinds) != 0);
}
