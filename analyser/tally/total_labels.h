/*
 * Does a row say `Total` in one of its cells, whichever it is?
 *
 * Hardly any row has these letters at all, so the bytes of many are searched
 * at once (total_labels_search), and only a row that may have them is looked
 * at cell by cell (total_labels_has).
 */
#ifndef TALLY_TOTAL_LABELS_H
#define TALLY_TOTAL_LABELS_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes behind a text that may be read, whatever is in them. */
#define TOTAL_LABELS_SLACK 67

/*
 * False where a text has nothing like the letters of `total`.  True proves nothing: the letters
 * may be part of a word, be split by a row's end, or stand in the slack.
 */
typedef bool total_labels_search(const char *bytes, size_t length);

/* With the widest vectors of the processor, at most of so many bytes. */
total_labels_search *total_labels_search_widest(int most);

/*
 * total_labels_has(bytes, length):
 * Could one of a row's cells be a total's label?  It is one if any of its words of ASCII letters is
 * `total`, `totals`, `subtotal`, `subtotals` or `grandtotal`, small or capital, whatever stands
 * around it.  So is every label with these letters that total_words_of() takes for one
 * (reading/total_words.h), in any encoding, and more.
 */
bool total_labels_has(const char *bytes, size_t length);

#endif
