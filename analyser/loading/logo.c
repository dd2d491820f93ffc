#include "loading/load_case.h"

#include <errno.h>
#include <expat.h>
#include <string.h>
#include <strings.h>

#include "base/look.h"
#include "base/png.h"
#include "base/sha256.h"
#include "base/text.h"

#define MOST_BYTES (1024 * 1024)

#define SVG "http://www.w3.org/2000/svg"
#define XHTML "http://www.w3.org/1999/xhtml"
#define MOST_SPACE 1000 /* of a namespace, which stands before each name in it */

/* An SVG as it is looked through. */
struct svg_look {
	XML_Parser parser;
	struct arena *arena;
	const char *problem;    /* the first */
	int depth, style_depth; /* the latter 0: in no style */
	bool draws;             /* anything at all */
	char *styles;           /* the text of all styles */
	size_t n_styles;
};

/* A name as a parser of namespaces has it: `http://www.w3.org/2000/svg`, a line's end, `path`. */
static const char *local(const char *name)
{
	const char *space_end = strrchr(name, '\n');

	return space_end == NULL ? name : space_end + 1;
}

static bool is_in(const char *space, const char *name)
{
	const size_t length = strlen(space);

	return strncmp(name, space, length) == 0 && local(name) == name + length + 1;
}

static void refuse(struct svg_look *look, const char *what, const char *name)
{
	if (look->problem == NULL)
		look->problem = arena_format(look->arena, "%s (%s, line %lu)", what,
					     text_cut(look->arena, local(name), 40),
					     (unsigned long)XML_GetCurrentLineNumber(look->parser));
	(void)XML_StopParser(look->parser, XML_FALSE);
}

static bool holds(const char *text, const char *word)
{
	return strcasestr(text, word) != NULL;
}

/* Does a style or an attribute's value lead anywhere but to a part of the picture itself? */
static bool leads_out(const char *value)
{
	const char *at = value;

	if (holds(value, "@import") || holds(value, "expression(") || holds(value, "javascript:") ||
	    strchr(value, '\\') != NULL)
		return true;
	while ((at = strcasestr(at, "url(")) != NULL) {
		at += strlen("url(");
		at += strspn(at, " \t\r\n'\"");
		if (*at != '#')
			return true;
	}
	return false;
}

/* What is seen by itself, what draws by parts of these, and what is no part of the drawing. */
static bool is_shape(const char *name)
{
	return text_lists("|use|path|rect|circle|ellipse|line|polyline|polygon|text|", name);
}

static bool is_drawing(const char *name)
{
	return is_shape(name) || text_lists("|svg|g|defs|symbol|title|desc|metadata|tspan|"
					    "linearGradient|radialGradient|stop|clipPath|mask|"
					    "pattern|style|",
					    name);
}

/* `0`, `0px`, `0.0%`. */
static bool is_nought(const char *length)
{
	length += strspn(length, " \t\r\n+");
	return *length == '0' && strspn(length + strspn(length, "0."), "123456789") == 0;
}

static void look_at_root(struct svg_look *look, const char *name)
{
	if (strcmp(local(name), "svg") != 0)
		refuse(look, "is no SVG", name);
	if (!is_in(SVG, name))
		refuse(look,
		       "is shown by no browser, because its svg element lacks xmlns=\"" SVG
		       "\"; write that into it",
		       name);
}

static void look_at_attribute(struct svg_look *look, const char *name, const char *value)
{
	if (strncasecmp(local(name), "on", 2) == 0)
		refuse(look, "holds an event's handler", name);
	if (((strcasecmp(local(name), "href") == 0 || strcasecmp(local(name), "src") == 0) &&
	     value[0] != '#') ||
	    leads_out(value))
		refuse(look, "refers to something outside itself", name);
	if (look->depth == 1 && text_lists("|width|height|", name) && is_nought(value))
		refuse(look, "has no size, so nothing of it would be seen", name);
}

static void XMLCALL start(void *data, const char *name, const char **attributes)
{
	struct svg_look *look = data;
	const bool is_svg = is_in(SVG, name);

	if (look->depth++ == 0)
		look_at_root(look, name);
	if (strcasecmp(local(name), "style") == 0 && look->style_depth == 0)
		look->style_depth = look->depth;
	/* What an editor notes in a namespace of its own (sodipodi:namedview) draws nothing. */
	if (is_svg ? !is_drawing(local(name)) : local(name) == name || is_in(XHTML, name))
		refuse(look, "holds an element that has no place in a logo", name);
	if (strcasecmp(local(name), "script") == 0 || strcasecmp(local(name), "foreignObject") == 0)
		refuse(look, "holds a script or foreign content", name);
	look->draws |= is_svg && is_shape(local(name));
	for (size_t i = 0; attributes[i] != NULL; i += 2)
		look_at_attribute(look, attributes[i], attributes[i + 1]);
}

static void XMLCALL begin_space(void *data, const char *prefix, const char *space)
{
	if (space != NULL && strlen(space) > MOST_SPACE)
		refuse(data, "has a namespace of more than 1,000 characters",
		       prefix == NULL ? "xmlns" : prefix);
}

static void XMLCALL end(void *data, const char *name)
{
	struct svg_look *look = data;

	(void)name;
	if (look->style_depth == look->depth--)
		look->style_depth = 0;
}

static void XMLCALL keep_style(void *data, const char *text, int length)
{
	struct svg_look *look = data;

	if (look->style_depth == 0)
		return;
	memcpy(look->styles + look->n_styles, text, (size_t)length);
	look->n_styles += (size_t)length;
}

static void XMLCALL begin_doctype(void *data, const char *name, const char *system,
				  const char *public_id, int has_internal)
{
	(void)system;
	(void)public_id;
	(void)has_internal;
	refuse(data, "has a document type, which may define entities; save it as plain SVG", name);
}

static void XMLCALL instruct(void *data, const char *target, const char *text)
{
	(void)text;
	refuse(data, "holds an instruction to whoever reads it", target);
}

static void end_parser(void *parser)
{
	XML_ParserFree(parser);
}

/* Its faults, or NULL: whether a text is an SVG that may stand in a page. */
static const char *svg_fault(struct arena *arena, const char *bytes, size_t size)
{
	/* A byte of another encoding is three of UTF-8 at most. */
	struct svg_look look = {.parser = XML_ParserCreateNS(NULL, '\n'),
				.arena = arena,
				.styles = arena_alloc(arena, 3 * size + 1)};

	if (look.parser == NULL)
		(void)arena_array(arena, SIZE_MAX, SIZE_MAX); /* no memory */
	arena_hold(arena, look.parser, end_parser);
	XML_SetUserData(look.parser, &look);
	XML_SetElementHandler(look.parser, start, end);
	XML_SetStartNamespaceDeclHandler(look.parser, begin_space);
	XML_SetCharacterDataHandler(look.parser, keep_style);
	XML_SetStartDoctypeDeclHandler(look.parser, begin_doctype);
	XML_SetProcessingInstructionHandler(look.parser, instruct);
	if (XML_Parse(look.parser, bytes, (int)size, XML_TRUE) != XML_STATUS_OK &&
	    look.problem == NULL) {
		const enum XML_Error error = XML_GetErrorCode(look.parser);

		if (error == XML_ERROR_NO_MEMORY)
			(void)arena_array(arena, SIZE_MAX, SIZE_MAX);
		look.problem =
		    arena_format(arena, "is no SVG: %s (line %lu)", XML_ErrorString(error),
				 (unsigned long)XML_GetCurrentLineNumber(look.parser));
	}
	arena_end(arena, look.parser);
	if (look.problem == NULL && leads_out(look.styles))
		look.problem = "has a style that refers to something outside itself";
	if (look.problem == NULL && !look.draws)
		look.problem = "draws nothing";
	return look.problem;
}

static const char *picture_fault(struct arena *arena, const char *bytes, size_t size)
{
	uint32_t width, height;
	const char *fault = NULL;

	if (size > MOST_BYTES)
		return "is larger than 1 MiB; a logo is a small SVG or PNG";
	if (png_begins(bytes, size)) {
		fault = png_fault(bytes, size, &width, &height, arena);
		return fault == NULL
			   ? NULL
			   : arena_format(arena,
					  "is a PNG that is not shown everywhere, because %s; copy "
					  "it again, or save it anew as a PNG",
					  fault);
	}
	fault = svg_fault(arena, bytes, size);
	return fault == NULL ? NULL
			     : arena_format(arena, "%s; --logo takes a plain SVG, or a PNG", fault);
}

/* RFC 4648, section 4. */
static const char *base64(struct arena *arena, const char *bytes, size_t size)
{
	static const char digits[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const unsigned char *in = (const unsigned char *)bytes;
	char *text = arena_alloc(arena, (size + 2) / 3 * 4 + 1), *out = text;

	for (size_t i = 0; i < size; i += 3) {
		const unsigned b = i + 1 < size ? in[i + 1] : 0, c = i + 2 < size ? in[i + 2] : 0;

		*out++ = digits[in[i] >> 2];
		*out++ = digits[(in[i] & 3U) << 4 | b >> 4];
		*out++ = i + 1 < size ? digits[(b & 15) << 2 | c >> 6] : '=';
		*out++ = i + 2 < size ? digits[c & 63] : '=';
	}
	return text;
}

/* Its bytes, of the shelf or the disk; false, told. */
static bool read_bytes(struct run *run, const char *path, const char **bytes, size_t *size)
{
	const struct place place = {.file = path};
	const struct shelf_file *given = shelf_find(&run->shelf, path);
	enum look_end end = LOOK_MISSING;

	if (given != NULL) {
		*bytes = given->bytes;
		*size = given->size;
		return true;
	}
	if (shelf_is_on_disk(&run->shelf, path))
		end = look_whole(path, MOST_BYTES, bytes, size, run->arena);
	if (end == LOOK_MISSING)
		return failure(&run->diagnostics, place, "cannot be read: %s", strerror(ENOENT));
	return end == LOOK_DONE ||
	       fault(&run->diagnostics, place,
		     "is no picture of 1 MiB at most; a logo is a small SVG or PNG");
}

bool load_logo(struct run *run, const char **address)
{
	const char *path = run->settings.house.logo, *bytes = NULL, *problem = NULL;
	char *sha256 = arena_alloc(run->arena, SHA256_HEX_SIZE);
	size_t size = 0;

	*address = NULL;
	if (path == NULL)
		return true;
	if (!read_bytes(run, path, &bytes, &size))
		return false;
	problem = picture_fault(run->arena, bytes, size);
	if (problem != NULL)
		return fault(&run->diagnostics, in_file(path), "%s", problem);
	*address = arena_format(run->arena, "data:image/%s;base64,%s",
				png_begins(bytes, size) ? "png" : "svg+xml",
				base64(run->arena, bytes, size));
	*results_input(&run->results) = (struct input){
	    .path = path, .name = path, .sha256 = sha256_of(bytes, size, sha256), .kind = "logo"};
	return true;
}
