#include "reading/source_bytes.h"

#include <string.h>

static const struct {
	struct wide wide;
	const char *mark;
} all[] = {
    /* The mark of UTF-16 begins that of UTF-32, which comes first. */
    {{"UTF-32", "UTF-32LE", 4, 4}, "\xFF\xFE\0\0"},
    {{"UTF-32", "UTF-32BE", 4, 4}, "\0\0\xFE\xFF"},
    {{"UTF-16", "UTF-16LE", 2, 2}, "\xFF\xFE"},
    {{"UTF-16", "UTF-16BE", 2, 2}, "\xFE\xFF"},
};

#define N_ALL (sizeof all / sizeof *all)

/* Without a mark: by where nought stands in the characters. */
static const char *guess(const char *bytes, size_t size)
{
	size_t noughts[4] = {0}, length = size < WIDE_FIRST ? size : WIDE_FIRST;

	length -= length % 4;
	for (size_t i = 0; i < length; i++)
		noughts[i % 4] += bytes[i] == '\0';
	if (size % 2 != 0 || length < 8)
		return NULL;

	size_t half = length / 8; /* of the characters, were they of four bytes */

	if (size % 4 == 0 && noughts[0] == 0 && noughts[1] > half && noughts[2] > half &&
	    noughts[3] == length / 4)
		return "UTF-32LE";
	if (size % 4 == 0 && noughts[3] == 0 && noughts[2] > half && noughts[1] > half &&
	    noughts[0] == length / 4)
		return "UTF-32BE";
	if (noughts[0] + noughts[2] == 0 && noughts[1] > half && noughts[3] > half)
		return "UTF-16LE";
	if (noughts[1] + noughts[3] == 0 && noughts[0] > half && noughts[2] > half)
		return "UTF-16BE";
	return NULL;
}

bool wide_find(struct wide *wide, const char *bytes, size_t size)
{
	const char *encoding;

	for (size_t i = 0; i < N_ALL; i++)
		if (size >= all[i].wide.mark && size % all[i].wide.unit == 0 &&
		    memcmp(bytes, all[i].mark, all[i].wide.mark) == 0) {
			*wide = all[i].wide;
			return true;
		}
	encoding = guess(bytes, size);
	for (size_t i = 0; encoding != NULL && i < N_ALL; i++)
		if (strcmp(all[i].wide.encoding, encoding) == 0) {
			*wide = all[i].wide;
			wide->mark = 0;
			return true;
		}
	return false;
}
