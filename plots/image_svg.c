/*
 * An SVG of our own from gnuplot's: parsed, and written anew with the chart's
 * title and description, ids that no other picture has, and nothing that says
 * what drew it or what its data were called.
 *
 * Only elements that draw are kept, and of the shapes that gnuplot defines
 * those that are used.  What does not parse is not delivered.
 */
#include <expat.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/memory_stream.h"
#include "base/text.h"
#include "plots/escape.h"
#include "plots/image.h"

/* The shapes of points: `gpPt0` to `gpPt14`. */
enum { SHAPES = 16, DEEPEST = 32 };

static const char out_of_memory[] = "cannot be looked through: out of memory";

static const char shape_prefix[] = "gpPt";

struct open_element {
	const char *name; /* one of `kept` */
	off_t start;      /* of its tag, in the stream */
	bool has_content; /* something is drawn in it: a group without is taken back */
};

struct rewriting {
	FILE *body, *shapes[SHAPES];
	FILE *to; /* one of these, or NULL: left out */
	const char *id;
	bool is_used[SHAPES];
	int shape_of[SHAPES];   /* the shape that a shape is made of, or -1 */
	int shape, shape_depth; /* being defined, or -1; and where it ends */
	int left_out;           /* how many elements deep */
	struct open_element open[DEEPEST];
	int depth;
	bool is_unknown; /* it is no picture of gnuplot's */
	bool is_root_there;
};

/* --- Text --- */

static void put_text(FILE *stream, const char *text, size_t length)
{
	for (const char *end = text + length; text < end; text++)
		switch (*text) {
		case '&':
			fputs("&amp;", stream);
			break;
		case '<':
			fputs("&lt;", stream);
			break;
		case '>':
			fputs("&gt;", stream);
			break;
		case '"':
			fputs("&quot;", stream);
			break;
		case '\t':
		case '\n':
			putc(' ', stream);
			break;
		default:
			putc(*text, stream);
		}
}

/* The words of an attribute: blanks about them, and more than one between, say nothing. */
static void put_words_of(FILE *stream, const char *text)
{
	for (text += strspn(text, " "); *text != '\0';) {
		size_t length = strcspn(text, " ");

		put_text(stream, text, length);
		text += length + strspn(text + length, " ");
		if (*text != '\0')
			putc(' ', stream);
	}
}

/* --- Elements --- */

static const char *const kept[] = {"g",    "path",    "rect",    "circle",  "use",
				   "text", "ellipse", "polygon", "polyline"};

static const char *kept_name(const char *name)
{
	for (size_t i = 0; i < N_OF(kept); i++)
		if (strcmp(kept[i], name) == 0)
			return kept[i];
	return NULL;
}

/* The number of a shape's name, or -1. */
static int shape_number(const char *name)
{
	const size_t length = sizeof shape_prefix - 1;
	int number = 0;

	if (strncmp(name, shape_prefix, length) != 0 || name[length] == '\0')
		return -1;
	for (const char *digit = name + length; *digit != '\0'; digit++) {
		if (*digit < '0' || *digit > '9' || number >= SHAPES)
			return -1;
		number = number * 10 + (*digit - '0');
	}
	return number < SHAPES ? number : -1;
}

static const char *attribute(const char **attributes, const char *name)
{
	for (; *attributes != NULL; attributes += 2)
		if (strcmp(attributes[0], name) == 0)
			return attributes[1];
	return NULL;
}

/* Does it say nothing that must be kept? */
static bool is_left_out(const char *name)
{
	/* Whatever could run, too. */
	return text_lists("|id|class|style|font-family|", name) || strncmp(name, "on", 2) == 0;
}

static bool is_group(const char *name)
{
	return strcmp(name, "g") == 0;
}

static bool has_content(const char *name)
{
	return is_group(name) || strcmp(name, "text") == 0;
}

static void put_tag(struct rewriting *all, FILE *stream, const char *name, const char **attributes)
{
	fprintf(stream, "<%s", name);
	if (!is_group(name) && all->shape >= 0)
		fprintf(stream, " id=\"%s-%d\"", all->id, all->shape);
	for (; *attributes != NULL; attributes += 2) {
		const char *value = attributes[1];

		if (strcmp(attributes[0], "xlink:href") == 0) {
			int used = value[0] == '#' ? shape_number(value + 1) : -1;

			if (used < 0)
				continue;
			if (all->shape >= 0)
				all->shape_of[all->shape] = used;
			else
				all->is_used[used] = true;
			fprintf(stream, " xlink:href=\"#%s-%d\"", all->id, used);
			continue;
		}
		if (is_left_out(attributes[0]))
			continue;
		fprintf(stream, " %s=\"", attributes[0]);
		put_words_of(stream, value);
		putc('"', stream);
	}
	fputs(has_content(name) ? ">" : "/>", stream);
}

static void start_element(void *data, const char *name, const char **attributes)
{
	struct rewriting *all = data;
	const char *own = kept_name(name), *id = attribute(attributes, "id");

	if (!all->is_root_there) {
		all->is_root_there = strcmp(name, "svg") == 0;
		all->is_unknown |= !all->is_root_there;
		return;
	}
	if (all->left_out == 0 && strcmp(name, "defs") == 0) {
		all->to = NULL;
		return;
	}
	if (all->left_out > 0 || own == NULL) {
		all->left_out++;
		return;
	}
	if (all->to == NULL) {
		int number = id == NULL ? -1 : shape_number(id);

		if (number < 0) {
			all->left_out++;
			return;
		}
		all->shape = number;
		all->shape_depth = all->depth;
		all->to = all->shapes[number];
	}
	if (all->depth == DEEPEST) {
		all->is_unknown = true;
		return;
	}

	for (int i = 0; i < all->depth && !is_group(own); i++)
		all->open[i].has_content = true;
	all->open[all->depth++] = (struct open_element){own, ftello(all->to), !is_group(own)};
	put_tag(all, all->to, own, attributes);
	if (is_group(own))
		putc('\n', all->to);
}

static void end_element(void *data, const char *name)
{
	struct rewriting *all = data;

	if (all->left_out > 0) {
		all->left_out--;
		return;
	}
	if (strcmp(name, "defs") == 0)
		all->to = all->body;
	if (all->is_unknown || kept_name(name) == NULL)
		return;

	const struct open_element *element = &all->open[--all->depth];

	if (!element->has_content)
		all->is_unknown |= fseeko(all->to, element->start, SEEK_SET) != 0;
	else if (has_content(element->name))
		fprintf(all->to, "</%s>\n", element->name);
	else
		putc('\n', all->to);
	if (all->shape >= 0 && all->depth == all->shape_depth) {
		all->shape = -1;
		all->to = NULL;
	}
}

/* Only what stands in a text is drawn. */
static void character_data(void *data, const char *text, int length)
{
	struct rewriting *all = data;

	if (all->left_out == 0 && all->depth > 0 && all->to != NULL && !all->is_unknown &&
	    strcmp(all->open[all->depth - 1].name, "text") == 0) {
		char mark[4];

		/* What stood for a mark of XML is that again. */
		for (size_t taken, left = (size_t)length; left > 0; text += taken, left -= taken) {
			taken = escape_unmark(text, left, mark);
			put_text(all->to, taken > 0 ? mark : text, 1);
			taken += taken == 0;
		}
	}
}

/* --- The whole --- */

static void end_parser(void *parser)
{
	XML_ParserFree(parser);
}

/* NULL, or why not. */
static const char *parse(struct rewriting *all, const struct image_bytes *picture,
			 struct arena *arena)
{
	XML_Parser parser = XML_ParserCreate(NULL);
	const char *reason = NULL;

	if (parser == NULL)
		return out_of_memory;
	arena_hold(arena, parser, end_parser);
	XML_SetUserData(parser, all);
	XML_SetElementHandler(parser, start_element, end_element);
	XML_SetCharacterDataHandler(parser, character_data);
	if (picture->size > INT32_MAX ||
	    XML_Parse(parser, picture->bytes, (int)picture->size, 1) != XML_STATUS_OK)
		switch (XML_GetErrorCode(parser)) {
		case XML_ERROR_NO_ELEMENTS:
		case XML_ERROR_UNCLOSED_TOKEN:
		case XML_ERROR_PARTIAL_CHAR:
			reason = "is not complete";
			break;
		case XML_ERROR_NO_MEMORY:
			reason = out_of_memory;
			break;
		default:
			reason = arena_format(arena, "is not well formed: %s",
					      XML_ErrorString(XML_GetErrorCode(parser)));
		}
	else if (all->is_unknown)
		reason = "is none that this program knows";
	arena_end(arena, parser);
	return reason;
}

/* FNV-1a (Fowler, Noll and Vo): the same picture has the same ids, another has others. */
static uint32_t sum_of(uint32_t sum, const char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++)
		sum = (sum ^ (unsigned char)bytes[i]) * 16777619;
	return sum;
}

static const char *own_id(const struct image_bytes *picture, struct arena *arena)
{
	uint32_t sum = sum_of(2166136261, picture->title, strlen(picture->title));

	sum = sum_of(sum, picture->description, strlen(picture->description));
	return arena_format(arena, "%s-%08" PRIx32, picture->name,
			    sum_of(sum, picture->bytes, picture->size));
}

static void put_words(FILE *stream, const char *element, const char *id, const char *text)
{
	fprintf(stream, "<%s id=\"%s-%s\">", element, id, element);
	put_text(stream, text, strlen(text));
	fprintf(stream, "</%s>\n", element);
}

static void put_head(FILE *stream, const struct image_bytes *picture, const char *id)
{
	fprintf(stream,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		"<svg xmlns=\"http://www.w3.org/2000/svg\" "
		"xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"%d\" height=\"%d\" "
		"viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"%s-title %s-desc\" "
		"font-family=\"Arial, 'Liberation Sans', Helvetica, sans-serif\">\n",
		picture->width, picture->height, picture->width, picture->height, id, id);
	put_words(stream, "title", id, picture->title);
	put_words(stream, "desc", id, picture->description);
}

/* The shapes that are used, with those that they are made of. */
static void put_shapes(FILE *stream, struct rewriting *all, const char *const *shapes)
{
	bool has_any = false;

	for (int i = SHAPES - 1; i >= 0; i--)
		for (int j = i; j >= 0 && all->is_used[i]; j = all->shape_of[j])
			all->is_used[j] = true;
	for (int i = 0; i < SHAPES; i++)
		if (all->is_used[i]) {
			fputs(has_any ? "" : "<defs>\n", stream);
			fputs(shapes[i], stream);
			has_any = true;
		}
	fputs(has_any ? "</defs>\n" : "", stream);
}

const char *image_finish_svg(struct image_bytes *picture, struct arena *arena)
{
	struct rewriting *all = arena_alloc(arena, sizeof *all);
	struct memory_stream *body = memory_stream_open(arena), *streams[SHAPES];
	struct memory_stream *whole = memory_stream_open(arena);
	const char *shapes[SHAPES], *text, *reason;
	bool is_whole = true;

	if (body == NULL || whole == NULL)
		return out_of_memory;
	all->id = own_id(picture, arena);
	all->body = all->to = memory_stream_file(body);
	all->shape = -1;
	for (int i = 0; i < SHAPES; i++) {
		streams[i] = memory_stream_open(arena);
		if (streams[i] == NULL)
			return out_of_memory;
		all->shapes[i] = memory_stream_file(streams[i]);
		all->shape_of[i] = -1;
	}
	reason = parse(all, picture, arena);
	for (int i = 0; i < SHAPES; i++) {
		shapes[i] = memory_stream_close(streams[i], NULL);
		is_whole &= shapes[i] != NULL;
	}
	text = memory_stream_close(body, NULL);
	if (reason != NULL || text == NULL || !is_whole)
		return reason != NULL ? reason : out_of_memory;

	FILE *stream = memory_stream_file(whole);

	put_head(stream, picture, all->id);
	put_shapes(stream, all, shapes);
	fputs(text, stream);
	fputs("</svg>\n", stream);
	text = memory_stream_close(whole, &picture->size);
	if (text == NULL)
		return out_of_memory;
	picture->bytes = text;
	return NULL;
}
