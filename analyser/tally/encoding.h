/*
 * What encoding a ledger's text is in, found while it streams past.
 *
 * Text that is UTF-8 is taken for it.  Other text is Windows-1252, or the
 * code page 850 of old finance systems; which of the two is weighed on the
 * bytes seen: a `£` before an amount is 0xA3 in the one and 0x9C in the
 * other, and letters and quotation marks lie in different places.  Texts are
 * converted when all evidence is in, on the distinct names; only an amount,
 * which cannot wait, takes either `£`.
 */
#ifndef TALLY_ENCODING_H
#define TALLY_ENCODING_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* What was seen of a file's bytes. */
struct encoding {
	int64_t windows, cp850; /* weights for either */
	int64_t n_texts;        /* that are not UTF-8 */
};

/* Take account of a text. */
void encoding_see(struct encoding *encoding, const char *bytes, size_t length);

/* `Windows-1252` or `CP850`, whichever fits better (the first where neither does). */
const char *encoding_name(const struct encoding *encoding);

/* Text as UTF-8: itself where it is, else converted; a byte without meaning becomes U+FFFD. */
char *encoding_text(const struct encoding *encoding, const char *bytes, size_t length,
		    struct arena *arena);

#endif
