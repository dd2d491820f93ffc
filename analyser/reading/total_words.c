#include "reading/total_words.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"

#define MOST_WORDS 12
#define MOST_TEXT 96

/* A text's words in small letters; digits and marks only stand between them. */
struct total_word_list {
	const char *at[MOST_WORDS];
	size_t n;
	char text[MOST_TEXT];
};

/* Bytes of a no-break space, a typographic dash or quote; 0: none. */
static size_t length_of_mark(const char *text)
{
	const unsigned char *bytes = (const unsigned char *)text;

	if (bytes[0] == 0xC2 && (bytes[1] == 0xA0 || bytes[1] == 0xAD || bytes[1] == 0xA3))
		return 2;
	if (bytes[0] == 0xE2 && bytes[1] == 0x80 && bytes[2] != 0)
		return 3;
	return 0;
}

static bool is_letter(char byte)
{
	return isalpha((unsigned char)byte) || (unsigned char)byte >= 0x80;
}

/* False where there are more words than any total's label has. */
static bool split(struct total_word_list *words, const char *text)
{
	size_t used = 0;
	bool is_inside = false;

	words->n = 0;
	while (*text != '\0') {
		size_t mark = length_of_mark(text);

		if (mark == 0 && is_letter(*text)) {
			if (used + 2 >= sizeof words->text ||
			    (!is_inside && words->n == MOST_WORDS))
				return false;
			if (!is_inside)
				words->at[words->n++] = words->text + used;
			is_inside = true;
			words->text[used++] = (char)tolower((unsigned char)*text++);
			continue;
		}
		if (is_inside)
			words->text[used++] = '\0';
		is_inside = false;
		text += mark > 0 ? mark : 1;
	}
	words->text[used] = '\0';
	return true;
}

/* A word that makes a label. */
static bool is_total(const char *word)
{
	return text_lists("|total|totals|subtotal|subtotals|grandtotal|sum|sums|overall|"
			  "cyfanswm|cyfansymiau|isgyfanswm|gyfanswm|altogether|",
			  word);
}

/* Of these, those that nobody bears as a name. */
static bool is_plainly(const char *word)
{
	return is_total(word) && !text_lists("|sum|sums|overall|altogether|", word);
}

/* What a label may say besides, and still say no more than that it is a total. */
static bool is_filler(const char *word)
{
	return text_lists("|grand|sub|net|gross|final|running|page|report|sheet|column|"
			  "table|month|monthly|annual|annually|year|yearly|quarter|"
			  "quarterly|period|week|weekly|day|daily|date|to|the|a|of|for|in|"
			  "on|at|and|from|up|this|above|below|y|yr|yn|is|cyfan|cyfanswm|"
			  "cyffredinol|vat|inc|incl|including|exc|excl|ex|excluding|gbp|"
			  "balance|carried|brought|forward|fwd|c|f|b|d|all|general|whole|"
			  "file|january|february|march|april|may|june|july|august|"
			  "september|october|november|december|jan|feb|mar|apr|jun|jul|"
			  "aug|sep|sept|oct|nov|dec|q|fy|down|",
			  word);
}

/* Of what a total may be that is of all there is. */
static bool is_content(const char *word)
{
	return text_lists("|amount|amounts|value|values|spend|spending|spent|expenditure|"
			  "payments|payment|paid|invoices|invoice|transactions|"
			  "transaction|cost|costs|calls|call|contacts|contact|volume|"
			  "volumes|visits|number|numbers|count|counts|rows|records|lines|"
			  "items|",
			  word);
}

/* What `all` can stand before: kinds of things that ledgers and logs are made up of. */
static bool is_kinds(const char *word)
{
	return text_lists("|channels|services|service|categories|departments|directorates|"
			  "suppliers|councils|contacts|calls|payments|methods|modes|types|"
			  "type|areas|regions|wards|teams|customers|persons|people|ages|"
			  "months|years|periods|rows|items|accounts|funds|sites|locations|"
			  "districts|authorities|units|contact|call|payment|access|"
			  "products|groups|other|combined|together|of|the|and|council|",
			  word);
}

static bool is_firm(const struct total_word_list *words)
{
	return text_lists("|ltd|limited|plc|llp|lp|inc|incorporated|llc|cic|cio|gmbh|uk|"
			  "co|company|group|",
			  words->at[words->n - 1]);
}

/* `carried forward`, `c/f`, `b/fwd`. */
static bool is_forward(const struct total_word_list *words)
{
	for (size_t i = 0; i + 1 < words->n; i++)
		if ((text_lists("|carried|brought|", words->at[i]) &&
		     text_lists("|forward|fwd|down|", words->at[i + 1])) ||
		    (text_lists("|c|b|", words->at[i]) &&
		     text_lists("|f|fwd|d|", words->at[i + 1])))
			return true;
	return false;
}

static bool is_all(const struct total_word_list *words)
{
	size_t i = 1;

	if (words->n == 2 && strcmp(words->at[0], "over") == 0 && strcmp(words->at[1], "all") == 0)
		return true;
	if (strcmp(words->at[0], "all") != 0)
		return false;
	/* `All other services` are the rest, which no other row counts. */
	if (words->n > 1 && strcmp(words->at[1], "other") == 0)
		return false;
	while (i < words->n && (is_kinds(words->at[i]) || is_content(words->at[i])))
		i++;
	return i == words->n && (i < 2 || !text_lists("|other|of|the|and|", words->at[i - 1]));
}

/* `y cyfan`, `cyfan`: the whole. */
static bool is_whole_in_welsh(const struct total_word_list *words)
{
	return (words->n == 1 && strcmp(words->at[0], "cyfan") == 0) ||
	       (words->n == 2 && strcmp(words->at[0], "y") == 0 &&
		strcmp(words->at[1], "cyfan") == 0);
}

/* Has it no words but these? */
static bool is_no_more(const struct total_word_list *words, bool or_content)
{
	for (size_t i = 0; i < words->n; i++)
		if (!is_total(words->at[i]) && !is_filler(words->at[i]) &&
		    !(or_content && (is_content(words->at[i]) || is_kinds(words->at[i]))))
			return false;
	return true;
}

/* How many words at the beginning make it a label: `grand total`, `total for`; 0: none. */
static size_t beginning(const struct total_word_list *words)
{
	size_t at = text_lists("|grand|sub|overall|is|", words->at[0]);

	return at < words->n && is_total(words->at[at]) ? at + 1 : 0;
}

/* Few texts have these letters, and begin otherwise than a label without them does. */
static bool may_be_label(const char *text)
{
	char four[4] = {0};
	size_t n = 0;

	if (text[0] == '\0')
		return false;
	for (; n < sizeof four && text[n] != '\0'; n++)
		four[n] = text[n];
	if (total_words_begin(four, n))
		return true;
	for (const char *at = text + 1; *at != '\0'; at++) {
		if ((*at | 0x20) != 'a' || at - text < 2)
			continue;
		/* Of `total` and `cyfan`; `Capital` and `Rental` stand in many rows. */
		if (((at[-2] | 0x20) == 'o' && (at[-1] | 0x20) == 't' && (at[1] | 0x20) == 'l') ||
		    ((at[-2] | 0x20) == 'y' && (at[-1] | 0x20) == 'f' && (at[1] | 0x20) == 'n'))
			return true;
	}
	return false;
}

enum total_words total_words_of(const char *text)
{
	size_t n_totals = 0, first;

	if (!may_be_label(text))
		return TOTAL_WORDS_NONE;

	struct total_word_list words = {0};

	if (!split(&words, text) || words.n == 0)
		return TOTAL_WORDS_NONE;
	for (size_t i = 0; i < words.n; i++)
		n_totals += is_total(words.at[i]);
	if (is_all(&words) || is_whole_in_welsh(&words) ||
	    (is_forward(&words) && is_no_more(&words, true)))
		return TOTAL_WORDS_ONLY;
	if (n_totals > 0 && is_no_more(&words, true))
		return is_no_more(&words, false) ? TOTAL_WORDS_ONLY : TOTAL_WORDS_OF;
	if (is_firm(&words))
		return TOTAL_WORDS_NONE;
	first = beginning(&words);
	if (is_plainly(words.at[words.n - 1]) || first == 2 ||
	    (first == 1 &&
	     (text_lists("|subtotal|subtotals|totals|isgyfanswm|cyfanswm|", words.at[0]) ||
	      (words.n > 1 && text_lists("|for|of|", words.at[1])))))
		return TOTAL_WORDS_OF;
	if (first > 0 || strcmp(words.at[0], "all") == 0)
		return TOTAL_WORDS_MAYBE;
	return TOTAL_WORDS_NONE;
}

bool total_words_of_all(const char *text)
{
	static const char others[] =
	    "|investment|investments|set|up|setup|one|off|project|programme|saving|"
	    "savings|gain|gains|benefit|benefits|";
	struct total_word_list words = {0};
	size_t n_totals = 0;

	if (!may_be_label(text) || !split(&words, text))
		return false;
	for (size_t i = 0; i < words.n; i++) {
		n_totals += is_total(words.at[i]);
		if (!is_total(words.at[i]) && !is_filler(words.at[i]) && !is_content(words.at[i]) &&
		    !is_kinds(words.at[i]) && !text_lists(others, words.at[i]))
			return false;
	}
	return n_totals > 0;
}

/* `all `, `broug`, `c/f`... and four blanks; found by trying factors until no two met. */
const uint32_t total_words_fours[128] = {
    [1] = 0x20202020,   /*      */
    [62] = 0x206c6c61,  /* all  */
    [57] = 0x3a6c6c61,  /* all: */
    [123] = 0x2d6c6c61, /* all- */
    [40] = 0x2c6c6c61,  /* all, */
    [5] = 0xe26c6c61,   /* all and a no-break space */
    [126] = 0xa06c6c61, /* all and a no-break space */
    [109] = 0x6f746c61, /* alto */
    [120] = 0x756f7262, /* brou */
    [105] = 0x616c6162, /* bala */
    [80] = 0x20662f62,  /* b/f  */
    [48] = 0x77662f62,  /* b/fw */
    [85] = 0x20642f62,  /* b/d  */
    [42] = 0x20662f63,  /* c/f  */
    [10] = 0x77662f63,  /* c/fw */
    [47] = 0x20642f63,  /* c/d  */
    [17] = 0x61667963,  /* cyfa */
    [63] = 0x72726163,  /* carr */
    [23] = 0x6e617267,  /* gran */
    [121] = 0x61667967, /* gyfa */
    [79] = 0x79677369,  /* isgy */
    [11] = 0x672d7369,  /* is-g */
    [110] = 0x67207369, /* is g */
    [32] = 0x7265766f,  /* over */
    [54] = 0x206d7573,  /* sum  */
    [49] = 0x3a6d7573,  /* sum: */
    [72] = 0x736d7573,  /* sums */
    [125] = 0xe26d7573, /* sum and a no-break space */
    [118] = 0xa06d7573, /* sum and a no-break space */
    [95] = 0x79632079,  /* y cy */
    [84] = 0x79672079,  /* y gy */
};

const uint32_t total_words_masks[4] = {0, 0xFF, 0xFFFF, 0xFFFFFF};

const char *total_words_subject(const char *text, struct arena *arena)
{
	static const char *const befores[] = {"grand total for ", "sub-total for ",
					      "sub total for ",   "subtotal for ",
					      "total for ",       "total of ",
					      "sub-total ",       "subtotal ",
					      "sub total ",       "total: ",
					      "total - ",         "total ",
					      "cyfanswm ",        "all "},
				 *const behinds[] = {"sub-total", "sub total", "subtotal",
						     "totals",    "total",     "cyfanswm"};
	size_t length = strlen(text);

	for (size_t i = 0; i < N_OF(befores); i++)
		if (strncasecmp(text, befores[i], strlen(befores[i])) == 0)
			return length > strlen(befores[i])
				   ? arena_text(arena, text + strlen(befores[i]))
				   : NULL;
	while (length > 0 && !is_letter(text[length - 1]))
		length--;
	for (size_t i = 0; i < N_OF(behinds); i++) {
		size_t size = strlen(behinds[i]);

		if (length <= size || strncasecmp(text + length - size, behinds[i], size) != 0)
			continue;
		length -= size;
		while (length > 0 && strchr(" -:,;(", text[length - 1]) != NULL)
			length--;
		return length > 0 ? arena_text_of(arena, text, length) : NULL;
	}
	return NULL;
}

#define MOST_WHOLE 40 /* letters of a name of the whole */

/* Its letters in small, none but these; false where it has more than any such name. */
static bool fold(char letters[MOST_WHOLE + 1], const char *text)
{
	size_t n = 0;

	for (; *text != '\0'; text++) {
		const unsigned char byte = (unsigned char)*text, small = byte | 0x20;

		if (byte < 0x80 && (small < 'a' || small > 'z'))
			continue;
		if (n == MOST_WHOLE)
			return false;
		letters[n++] = (char)(byte < 0x80 ? small : byte);
	}
	letters[n] = '\0';
	return n > 0;
}

bool total_words_whole(const char *text)
{
	static const char *const beginnings[] = {"whole", "entire", "every", "any"},
				 *const wide[] = {"wide", "wideposition", "widetotal"};
	static const char kinds[] =
	    "|council|authority|organisation|organization|service|services|channel|"
	    "channels|area|borough|county|district|city|region|department|departments|"
	    "directorate|directorates|category|categories|team|teams|site|sites|thing|"
	    "body|spend|spending|budget|contact|contacts|method|methods|";
	static const char others[] =
	    "|combined|aggregate|aggregated|corporate|corporatetotal|corporateposition|"
	    "any|all|both|overallposition|";
	char letters[MOST_WHOLE + 1] = "";
	const char *folded = letters;

	if (strcmp(text, "*") == 0)
		return true;
	if (!fold(letters, text))
		return false;
	if (strncmp(folded, "the", 3) == 0)
		folded += 3;
	/* Most names begin otherwise than any of these. */
	if (folded[0] == '\0' || (strchr("abco", folded[0]) != NULL && text_lists(others, folded)))
		return folded[0] != '\0';
	for (size_t i = 0; i < N_OF(beginnings); i++) {
		size_t length = strlen(beginnings[i]);

		if (folded[0] == beginnings[i][0] && strncmp(folded, beginnings[i], length) == 0 &&
		    (folded[length] == '\0' || strncmp(folded + length, "of", 2) == 0 ||
		     text_lists(kinds, folded + length)))
			return true;
	}
	/* `Council-wide`, `Borough wide position`. */
	for (size_t i = 0; i < N_OF(wide) && strstr(folded, wide[0]) != NULL; i++) {
		size_t length = strlen(folded), size = strlen(wide[i]);

		if (length <= size || strcmp(folded + length - size, wide[i]) != 0)
			continue;
		letters[strlen(letters) - size] = '\0';
		return text_lists(kinds, folded);
	}
	return false;
}

bool total_words_department(const char *text)
{
	char letters[MOST_WHOLE + 1] = "";

	return fold(letters, text) && strcmp(letters, "corporate") == 0;
}

/* Few texts have the letters of `which` or `average`, or begin as the others do. */
static bool may_be_part(const char *text)
{
	while (*text != '\0' && !is_letter(*text))
		text++;
	if (*text == '\0')
		return false;
	if (strchr("TtIiMm", *text) != NULL || (unsigned char)*text >= 0x80)
		return true;
	for (; *text != '\0'; text++)
		if (((*text | 0x20) == 'w' && (text[1] | 0x20) == 'h') ||
		    ((*text | 0x20) == 'a' && (text[1] | 0x20) == 'v'))
			return true;
	return false;
}

bool total_words_part(const char *text)
{
	struct total_word_list words = {0};

	if (!may_be_part(text) || !split(&words, text) || words.n < 1)
		return false;
	for (size_t i = 0; i + 1 < words.n; i++)
		if (strcmp(words.at[i], "of") == 0 && strcmp(words.at[i + 1], "which") == 0)
			return true;
	/* Nor is an average one of those that it is of. */
	if (strcmp(words.at[words.n - 1], "average") == 0 ||
	    (words.n == 1 && text_lists("|average|avg|mean|median|", words.at[0])) ||
	    (words.n > 1 && text_lists("|average|avg|", words.at[0]) &&
	     text_lists("|of|per|for|a|all|", words.at[1])))
		return true;
	return strcmp(words.at[0], "thereof") == 0 ||
	       (words.n > 1 && text_lists("|including|incl|memo|", words.at[0]));
}

bool total_words_balance(const char *text)
{
	struct total_word_list words = {0};

	/* Of every cell that says no total it is asked. */
	if ((text[0] | 0x20) != 'o' && (text[0] | 0x20) != 'c')
		return false;
	return (strncasecmp(text, "opening", 7) == 0 || strncasecmp(text, "closing", 7) == 0) &&
	       split(&words, text) && words.n >= 2 &&
	       text_lists("|opening|closing|", words.at[0]) &&
	       text_lists("|balance|balances|", words.at[1]);
}

bool totals_is_word(const char *text)
{
	return total_words_of(text) == TOTAL_WORDS_ONLY;
}

bool totals_says_total(const char *text)
{
	enum total_words words = total_words_of(text);

	return words >= TOTAL_WORDS_OF ||
	       (words == TOTAL_WORDS_MAYBE && strncasecmp(text, "all", 3) != 0 &&
		strncasecmp(text, "sum", 3) != 0 && strncasecmp(text, "overall", 7) != 0);
}
