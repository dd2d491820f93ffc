#include "outputs/markup.h"

#include <stdlib.h>
#include <string.h>

#include "base/character.h"
#include "base/text.h"

void markup_init(struct markup *markup, FILE *stream, bool is_xml)
{
	*markup = (struct markup){.stream = stream, .is_xml = is_xml};
}

static void end_tag(struct markup *markup)
{
	if (markup->is_in_tag)
		fputc('>', markup->stream);
	markup->is_in_tag = false;
}

void markup_open(struct markup *markup, struct markup_literal name)
{
	end_tag(markup);
	/* Depth is the program's own; no file can add to it. */
	if (markup->depth == MARKUP_DEPTH)
		abort();
	markup->open[markup->depth++] = name.text;
	fprintf(markup->stream, "<%s", name.text);
	markup->is_in_tag = true;
}

/* Has XML a place for this character, and HTML, and does it leave the text behind it as it is? */
static bool has_place(uint32_t code)
{
	if (code < 0x20)
		return code == '\t' || code == '\n' || code == '\r';
	return !(code >= 0x7f && code < 0xa0) && !character_is_none(code) && !character_turns(code);
}

size_t markup_character(const char *text, size_t size, unsigned *marks, const char **shown,
			size_t *shown_size)
{
	static const char replacement[] = "\ufffd";
	const size_t length = text_character(text, size);

	*shown = text;
	*shown_size = length;
	if (length == 0 || !has_place(text_code_point(text, length)) ||
	    character_is_heaped(text_code_point(text, length), marks)) {
		*shown = replacement;
		*shown_size = strlen(replacement);
	}
	return length == 0 ? 1 : length;
}

/* Is every character shown as it is? */
static bool is_plain(const char *text)
{
	size_t size = strlen(text), shown_size;
	unsigned marks = 0;
	const char *shown;

	while (size > 0) {
		const size_t length = markup_character(text, size, &marks, &shown, &shown_size);

		if (shown != text)
			return false;
		text += length;
		size -= length;
	}
	return true;
}

const char *markup_plain(struct arena *arena, const char *text)
{
	if (is_plain(text))
		return text;

	char *plain = arena_alloc(arena, strlen(text) * 3 + 1), *to = plain;
	size_t size = strlen(text), shown_size;
	unsigned marks = 0;
	const char *shown;

	while (size > 0) {
		const size_t length = markup_character(text, size, &marks, &shown, &shown_size);

		to = mempcpy(to, shown, shown_size);
		text += length;
		size -= length;
	}
	*to = '\0';
	return plain;
}

static void escape(FILE *stream, const char *text, size_t size)
{
	const char *const end = text + size, *shown;
	size_t shown_size;
	unsigned marks = 0;

	while (text < end) {
		text += markup_character(text, (size_t)(end - text), &marks, &shown, &shown_size);
		if (shown_size != 1)
			fwrite(shown, 1, shown_size, stream);
		else if (*shown == '&')
			fputs("&amp;", stream);
		else if (*shown == '<')
			fputs("&lt;", stream);
		else if (*shown == '>')
			fputs("&gt;", stream);
		else if (*shown == '"')
			fputs("&quot;", stream);
		else if (*shown == '\'')
			fputs("&#39;", stream);
		else
			fputc(*shown, stream);
	}
}

void markup_attribute(struct markup *markup, struct markup_literal name, const char *value)
{
	fprintf(markup->stream, " %s=\"", name.text);
	escape(markup->stream, value, strlen(value));
	fputc('"', markup->stream);
}

void markup_open_with(struct markup *markup, struct markup_literal name,
		      struct markup_literal attribute, const char *value)
{
	markup_open(markup, name);
	markup_attribute(markup, attribute, value);
}

void markup_open_class(struct markup *markup, struct markup_literal name, const char *class_name)
{
	markup_open_with(markup, name, MARKUP("class"), class_name);
}

void markup_attribute_number(struct markup *markup, struct markup_literal name, long long value)
{
	fprintf(markup->stream, " %s=\"%lld\"", name.text, value);
}

void markup_text_of(struct markup *markup, const char *text, size_t size)
{
	end_tag(markup);
	escape(markup->stream, text, size);
}

void markup_text(struct markup *markup, const char *text)
{
	markup_text_of(markup, text, strlen(text));
}

void markup_close(struct markup *markup)
{
	end_tag(markup);
	fprintf(markup->stream, "</%s>", markup->open[--markup->depth]);
}

void markup_end_void(struct markup *markup)
{
	fputs(markup->is_xml ? "/>" : ">", markup->stream);
	markup->is_in_tag = false;
	markup->depth--;
}

void markup_element(struct markup *markup, struct markup_literal name, const char *text)
{
	markup_open(markup, name);
	markup_text(markup, text);
	markup_close(markup);
}

void markup_picture(struct markup *markup, const char *svg, size_t size)
{
	end_tag(markup);
	fwrite(svg, 1, size, markup->stream);
}

void markup_raw(struct markup *markup, struct markup_literal literal)
{
	end_tag(markup);
	fputs(literal.text, markup->stream);
}

void markup_raw_with(struct markup *markup, struct markup_literal literal, const char *text)
{
	const char *from = literal.text;

	end_tag(markup);
	for (const char *at; (at = strchr(from, '@')) != NULL; from = at + 1) {
		fwrite(from, 1, (size_t)(at - from), markup->stream);
		markup_text(markup, text);
	}
	fputs(from, markup->stream);
}
