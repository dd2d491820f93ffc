#include "outputs/text_cells.h"

#include <string.h>

#include "base/text.h"

#define LONGEST_WORD                                                                 \
	256 /* bytes that are measured; a longer word takes a line of its own anyway \
	     */

static size_t word_width(const char *text, size_t length)
{
	char word[LONGEST_WORD];
	size_t copied = length < sizeof word ? length : sizeof word - 1;

	memcpy(word, text, copied);
	word[copied] = '\0';
	return text_width(word);
}

static void put(FILE *stream, const char *text, size_t length)
{
	if (stream != NULL)
		fwrite(text, 1, length, stream);
}

size_t prose_write(FILE *stream, const char *text, const char *first, const char *later, int width)
{
	const size_t most = width < PROSE_WIDTH ? (size_t)width : PROSE_WIDTH;
	size_t used = text_width(first), n_lines = 1;
	bool is_start = true;

	put(stream, first, strlen(first));
	while (*text != '\0') {
		size_t length = strcspn(text, " ");
		size_t cells = word_width(text, length);

		if (!is_start && used + 1 + cells > most) {
			put(stream, "\n", 1);
			put(stream, later, strlen(later));
			used = text_width(later);
			is_start = true;
			n_lines++;
		}
		if (!is_start)
			put(stream, " ", 1);
		put(stream, text, length);
		used += cells + !is_start;
		is_start = false;
		text += length;
		while (*text == ' ')
			text++;
	}
	put(stream, "\n", 1);
	return n_lines;
}

void prose_heading(FILE *stream, const char *text, bool has_colour, int width)
{
	if (has_colour)
		fputs("\033[1m", stream);
	(void)prose_write(stream, text, "", "", width);
	if (has_colour)
		fputs("\033[0m", stream);
}
