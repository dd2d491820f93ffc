/*
 * A council's sign: a picture that draws and does nothing else, as a `data:` address in base 64
 * (RFC 4648; the expected ones are of Python's base64).
 */
#include "fixture.h"

#include "loading/load_case.h"
#include "requests/run.h"

static const char png[] = "\x89PNG\r\n\x1a\n made up \0\0\0\0IEND\xae\x42\x60\x82";

/* The address of a logo; NULL where it is refused, with diagnostics. */
static const char *logo_of(struct fixture *fixture, const char *bytes, size_t size)
{
	struct run run = {.arena = fixture->arena};
	const char *address;

	diagnostics_init(&run.diagnostics, fixture->arena);
	results_init(&run.results, fixture->arena, "case");
	run.settings.house.logo = "sign";
	if (bytes != NULL)
		shelf_add(&run.shelf,
			  (struct shelf_file){.path = "sign", .bytes = bytes, .size = size},
			  fixture->arena);

	const bool is_well = load_logo(&run, &address);

	fixture->diagnostics = run.diagnostics;
	assert_int_equal(is_well, address != NULL);
	assert_int_equal(run.results.n_inputs, is_well);
	return address;
}

static void a_picture_becomes_its_own_address(void **state)
{
	static const struct {
		const char *svg, *base64;
	} pictures[] = {
	    {"<svg/>", "PHN2Zy8+"}, {"<svg />", "PHN2ZyAvPg=="}, {"<svg  />", "PHN2ZyAgLz4="}};

	for (size_t i = 0; i < COUNT_OF(pictures); i++) {
		const char *svg = pictures[i].svg, *address = logo_of(*state, svg, strlen(svg));

		assert_non_null(address);
		assert_string_equal(address, arena_format(((struct fixture *)*state)->arena,
							  "data:image/svg+xml;base64,%s",
							  pictures[i].base64));
	}
	assert_memory_equal(logo_of(*state, png, sizeof png - 1),
			    "data:image/png;base64,iVBORw0KGgo", 33);
}

static void what_draws_and_no_more_is_taken(void **state)
{
	static const char *const pictures[] = {
	    "<s:svg xmlns:s='http://www.w3.org/2000/svg'><s:path d=''/></s:svg>",
	    "<svg xmlns:x='url(http://y)' xmlns:xlink='http://www.w3.org/1999/xlink'><defs><g "
	    "id='a'/></defs><use xlink:href='#a'/></svg>",
	    "<svg><style>rect { fill: url( '#a' ) }</style><g><rect "
	    "style='fill:url(#a)'/></g><text>url(http://x)</text></svg>",
	    "<svg xmlns:sodipodi='s'><sodipodi:namedview/></svg>",
	    "<svg><style><style/>a</style></svg>",
	};

	for (size_t i = 0; i < COUNT_OF(pictures); i++)
		if (logo_of(*state, pictures[i], strlen(pictures[i])) == NULL)
			fail_msg("%s", pictures[i]);
}

static void what_does_more_than_draw_is_refused(void **state)
{
	static const struct {
		const char *svg, *said;
	} pictures[] = {
	    {"<html/>", "sign: is no SVG (html, line 1); --logo takes a plain SVG, or a PNG"},
	    {"", "is no SVG: no element found (line 1)"},
	    {"<svg><g></svg>", "is no SVG: mismatched tag (line 1)"},
	    {"<?xml-stylesheet href='http://x'?><svg/>",
	     "holds an instruction to whoever reads it (xml-stylesheet, line 1)"},
	    {"<!DOCTYPE svg><svg/>", "has a document type"},
	    {"<svg><script/></svg>", "holds an element that has no place in a logo (script"},
	    {"<svg xmlns:s='x'><s:Script/></svg>", "holds a script or foreign content (s:Script"},
	    {"<svg xmlns:s='x'><s:foreignObject/></svg>", "holds a script or foreign content"},
	    {"<svg><image/></svg>", "no place in a logo (image"},
	    {"<svg onload='x'/>", "holds an event's handler (onload"},
	    {"<svg>\n<use href='http://x'/></svg>",
	     "refers to something outside itself (href, line 2)"},
	    {"<svg><g src='x'/></svg>", "outside itself (src"},
	    {"<svg><rect fill='url(http://x)'/></svg>", "outside itself (fill"},
	    {"<svg><rect style='@import x'/></svg>", "outside itself (style"},
	    {"<svg><rect style='width:Expression(1)'/></svg>", "outside itself (style"},
	    {"<svg><rect x='JavaScript:1'/></svg>", "outside itself (x"},
	    {"<svg><rect style='\\75rl(x)'/></svg>", "outside itself (style"},
	    {"<svg><rect fill='url(#a) url(  &quot;x)'/></svg>", "outside itself (fill"},
	    {"<svg><style>@import 'x'</style></svg>",
	     "has a style that refers to something outside itself"},
	    {"<svg><style>a { b: url(</style><style>x) }</style></svg>", "has a style that refers"},
	};

	for (size_t i = 0; i < COUNT_OF(pictures); i++) {
		if (logo_of(*state, pictures[i].svg, strlen(pictures[i].svg)) != NULL)
			fail_msg("%s", pictures[i].svg);
		assert_said(*state, pictures[i].said);
	}
}

static void a_picture_is_whole_small_and_there(void **state)
{
	enum { MOST = 1024 * 1024 };
	struct fixture *fixture = *state;
	char *large = arena_alloc(fixture->arena, MOST + 1);

	memset(large, ' ', MOST + 1);
	*stpcpy(large, "<svg/>") = ' ';
	assert_non_null(logo_of(fixture, large, MOST));
	assert_null(logo_of(fixture, large, MOST + 1));
	assert_said(fixture, "sign: is larger than 1 MiB; a logo is a small SVG or PNG");
	assert_null(logo_of(fixture, png, sizeof png - 2));
	assert_message(fixture, 0, "sign: is a PNG that is cut short; copy it again");
	/* Too short to be one at all. */
	assert_null(logo_of(fixture, png, 8));
	assert_said(fixture, "is no SVG");
	assert_null(logo_of(fixture, NULL, 0));
	assert_said(fixture, "sign: cannot be read: No such file or directory");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_picture_becomes_its_own_address),
	    TEST(what_draws_and_no_more_is_taken),
	    TEST(what_does_more_than_draw_is_refused),
	    TEST(a_picture_is_whole_small_and_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
