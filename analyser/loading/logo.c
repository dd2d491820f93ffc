#include "loading/load_case.h"

#include <errno.h>
#include <expat.h>
#include <string.h>
#include <strings.h>

#include "base/look.h"
#include "base/sha256.h"
#include "base/text.h"

#define MOST_BYTES (1024 * 1024)

static const unsigned char png_begins[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
static const unsigned char png_ends[] = {0, 0, 0, 0, 'I', 'E', 'N', 'D', 0xae, 0x42, 0x60, 0x82};

/* An SVG as it is looked through. */
struct svg_look {
	XML_Parser parser;
	struct arena *arena;
	const char *problem;    /* the first */
	int depth, style_depth; /* the latter 0: in no style */
	char *styles;           /* the text of all styles */
	size_t n_styles;
};

static void refuse(struct svg_look *look, const char *what, const char *name)
{
	if (look->problem == NULL)
		look->problem = arena_format(look->arena, "%s (%s, line %lu)", what,
					     text_cut(look->arena, name, 40),
					     (unsigned long)XML_GetCurrentLineNumber(look->parser));
	(void)XML_StopParser(look->parser, XML_FALSE);
}

/* Behind the prefix of its name: `href` of `xlink:href`. */
static const char *local(const char *name)
{
	const char *colon = strrchr(name, ':');

	return colon == NULL ? name : colon + 1;
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

/* What draws, and what draws by parts of itself; another element has no place in a sign. */
static bool is_drawing(const char *name)
{
	return text_lists("|svg|g|defs|symbol|use|title|desc|metadata|path|rect|circle|"
			  "ellipse|line|polyline|polygon|text|tspan|linearGradient|"
			  "radialGradient|stop|clipPath|mask|pattern|style|",
			  name);
}

static void XMLCALL start(void *data, const char *name, const char **attributes)
{
	struct svg_look *look = data;

	if (look->depth++ == 0 && strcmp(local(name), "svg") != 0)
		refuse(look, "is no SVG", name);
	if (strcasecmp(local(name), "style") == 0 && look->style_depth == 0)
		look->style_depth = look->depth;
	/* What an editor notes in a namespace of its own (sodipodi:namedview) draws nothing. */
	if (!is_drawing(local(name)) && strchr(name, ':') == NULL)
		refuse(look, "holds an element that has no place in a logo", name);
	if (strcasecmp(local(name), "script") == 0 || strcasecmp(local(name), "foreignObject") == 0)
		refuse(look, "holds a script or foreign content", name);
	for (size_t i = 0; attributes[i] != NULL; i += 2) {
		const char *attribute = local(attributes[i]), *value = attributes[i + 1];

		if (strncasecmp(attribute, "on", 2) == 0)
			refuse(look, "holds an event's handler", attributes[i]);
		if ((strcasecmp(attribute, "href") == 0 || strcasecmp(attribute, "src") == 0) &&
		    value[0] != '#')
			refuse(look, "refers to something outside itself", attributes[i]);
		if (strncmp(attributes[i], "xmlns", 5) != 0 && leads_out(value))
			refuse(look, "refers to something outside itself", attributes[i]);
	}
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
static const char *logo_svg_problem(struct arena *arena, const char *bytes, size_t size)
{
	/* A byte of another encoding is three of UTF-8 at most. */
	struct svg_look look = {.parser = XML_ParserCreate(NULL),
				.arena = arena,
				.styles = arena_alloc(arena, 3 * size + 1)};

	if (look.parser == NULL)
		return "cannot be looked through for want of memory";
	arena_hold(arena, look.parser, end_parser);
	XML_SetUserData(look.parser, &look);
	XML_SetElementHandler(look.parser, start, end);
	XML_SetCharacterDataHandler(look.parser, keep_style);
	XML_SetStartDoctypeDeclHandler(look.parser, begin_doctype);
	XML_SetProcessingInstructionHandler(look.parser, instruct);
	if (XML_Parse(look.parser, bytes, (int)size, XML_TRUE) != XML_STATUS_OK &&
	    look.problem == NULL)
		look.problem = arena_format(arena, "is no SVG: %s (line %lu)",
					    XML_ErrorString(XML_GetErrorCode(look.parser)),
					    (unsigned long)XML_GetCurrentLineNumber(look.parser));
	arena_end(arena, look.parser);
	if (look.problem == NULL && leads_out(look.styles))
		look.problem = "has a style that refers to something outside itself";
	return look.problem;
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
	bool is_png = size > sizeof png_begins + sizeof png_ends &&
		      memcmp(bytes, png_begins, sizeof png_begins) == 0;
	if (size > MOST_BYTES)
		problem = "is larger than 1 MiB; a logo is a small SVG or PNG";
	else if (is_png)
		problem = memcmp(bytes + size - sizeof png_ends, png_ends, sizeof png_ends) == 0
			      ? NULL
			      : "is a PNG that is cut short; copy it again";
	else
		problem = logo_svg_problem(run->arena, bytes, size);
	if (problem != NULL)
		return fault(&run->diagnostics, in_file(path), "%s%s", problem,
			     is_png ? "" : "; --logo takes a plain SVG, or a PNG");
	*address = arena_format(run->arena, "data:image/%s;base64,%s", is_png ? "png" : "svg+xml",
				base64(run->arena, bytes, size));
	*results_input(&run->results) = (struct input){
	    .path = path, .name = path, .sha256 = sha256_of(bytes, size, sha256), .kind = "logo"};
	return true;
}
