/*
 * Elements, attributes and text of HTML and XML, well formed by construction.
 *
 * What the program itself writes into a page is a literal of its source, MARKUP("p"), and only a
 * literal compiles there; every other text goes through markup_text() or as the value of an
 * attribute, which escape it.  So a text from a file cannot become markup by being forgotten.
 *
 * A character that XML or HTML has no place for (control characters, lone surrogates, what Unicode
 * keeps for no character, bytes that are no UTF-8) is written as U+FFFD, and so is a mark that
 * turns the direction of the text behind it, so that two names are seen to be two. Errors of the
 * stream are its owner's to look for.
 */
#ifndef OUTPUTS_MARKUP_H
#define OUTPUTS_MARKUP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/arena.h"

struct markup_literal {
	const char *text;
};

/* Compiles for a string literal only. */
#define MARKUP(literal) ((struct markup_literal){"" literal ""})

#define MARKUP_DEPTH 64

struct markup {
	FILE *stream;
	bool is_xml; /* an element without content ends in `/>` */
	bool is_in_tag;
	size_t depth;
	const char *open[MARKUP_DEPTH];
};

void markup_init(struct markup *markup, FILE *stream, bool is_xml);

/* Begin an element; its attributes follow, then what is in it, then markup_close(). */
void markup_open(struct markup *markup, struct markup_literal name);

/* The same with its first attribute, and of a class. */
void markup_open_with(struct markup *markup, struct markup_literal name,
		      struct markup_literal attribute, const char *value);
void markup_open_class(struct markup *markup, struct markup_literal name, const char *class_name);

void markup_attribute(struct markup *markup, struct markup_literal name, const char *value);
void markup_attribute_number(struct markup *markup, struct markup_literal name, long long value);

/* Text within an element, escaped; and so many bytes of one. */
void markup_text(struct markup *markup, const char *text);
void markup_text_of(struct markup *markup, const char *text, size_t size);

/*
 * How many bytes the first character of a text is, and what is shown of it: it, or U+FFFD.  `marks`
 * are those on it so far, 0 where the text begins.
 */
size_t markup_character(const char *text, size_t size, unsigned *marks, const char **shown,
			size_t *shown_size);

/* What is shown of a text, not escaped. */
const char *markup_plain(struct arena *arena, const char *text);

/* End the element begun last. */
void markup_close(struct markup *markup);

/* An element that has no content and no end, with the attributes given before markup_end_void(). */
void markup_end_void(struct markup *markup);

/* An element that holds only text. */
void markup_element(struct markup *markup, struct markup_literal name, const char *text);

/*
 * A picture (SVG) as plots/ drew it, whole: the one text that is taken as it is and no literal,
 * for plots/ has parsed it before it handed it over.
 */
void markup_picture(struct markup *markup, const char *svg, size_t size);

/* The program's own words as they stand. */
void markup_raw(struct markup *markup, struct markup_literal literal);

/* The same, with each `@` in them as this text, escaped. */
void markup_raw_with(struct markup *markup, struct markup_literal literal, const char *text);

#endif
