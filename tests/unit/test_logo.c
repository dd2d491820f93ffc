/*
 * A council's sign: a picture that draws and does nothing else, as a `data:` address in base 64
 * (RFC 4648; the expected ones are of Python's base64).
 */
#include "fixture.h"

#include "loading/load_case.h"
#include "png_maker.h"
#include "requests/run.h"

#define SVG "<svg xmlns='http://www.w3.org/2000/svg'"

static struct png_bytes png_of(struct fixture *fixture)
{
	return png_make(fixture->arena, &(struct png_made){.width = 9, .height = 9, .depth = 8});
}

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
	    {SVG "><path/></svg>",
	     "PHN2ZyB4bWxucz0naHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmcnPjxwYXRoLz48L3N2Zz4="},
	    {SVG "><path /></svg>",
	     "PHN2ZyB4bWxucz0naHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmcnPjxwYXRoIC8+PC9zdmc+"},
	    {SVG "><path  /></svg>",
	     "PHN2ZyB4bWxucz0naHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmcnPjxwYXRoICAvPjwvc3ZnPg=="}};

	for (size_t i = 0; i < COUNT_OF(pictures); i++) {
		const char *svg = pictures[i].svg, *address = logo_of(*state, svg, strlen(svg));

		assert_non_null(address);
		assert_string_equal(address, arena_format(((struct fixture *)*state)->arena,
							  "data:image/svg+xml;base64,%s",
							  pictures[i].base64));
	}

	const struct png_bytes png = png_of(*state);

	assert_memory_equal(logo_of(*state, (const char *)png.bytes, png.size),
			    "data:image/png;base64,iVBORw0KGgo", 33);
}

static void what_draws_and_no_more_is_taken(void **state)
{
	static const char *const pictures[] = {
	    "<s:svg xmlns:s='http://www.w3.org/2000/svg'><s:path d=''/></s:svg>",
	    SVG " width='0.5' height='10%'><rect width='0'/></svg>",
	    SVG " xmlns:x='x' x:width='0'><x:any/><rect><x:g/></rect></svg>",
	    SVG " xmlns:x='url(http://y)' xmlns:xlink='http://www.w3.org/1999/xlink'><defs><g "
		"id='a'/></defs><use xlink:href='#a'/></svg>",
	    SVG "><style>rect { fill: url( '#a' ) }</style><g><rect "
		"style='fill:url(#a)'/></g><text>url(http://x)</text></svg>",
	    SVG " xmlns:sodipodi='s'><sodipodi:namedview/><path/></svg>",
	    SVG "><style><style/>a</style><text/></svg>",
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
	    {"<svg><path/></svg>",
	     "sign: is shown by no browser, because its svg element lacks "
	     "xmlns=\"http://www.w3.org/2000/svg\"; write that into it (svg, line 1); --logo takes "
	     "a plain SVG, or a PNG"},
	    {"<svg xmlns='http://www.w3.org/1999/xhtml'><path/></svg>", "is shown by no browser"},
	    {"<svg xmlns='http://www.w3.org/2000/svg2'><path/></svg>", "is shown by no browser"},
	    {SVG "/>", "sign: draws nothing; --logo takes a plain SVG, or a PNG"},
	    {SVG "><defs/><x:path xmlns:x='x'/></svg>", "draws nothing"},
	    {SVG " width='0'><path/></svg>",
	     "has no size, so nothing of it would be seen (width, line 1)"},
	    {SVG " height=' 0.0px '><path/></svg>", "has no size"},
	    {"<html/>", "sign: is no SVG (html, line 1); --logo takes a plain SVG, or a PNG"},
	    {"", "is no SVG: no element found (line 1)"},
	    {SVG "><g></svg>", "is no SVG: mismatched tag (line 1)"},
	    {"<?xml-stylesheet href='http://x'?>" SVG "/>",
	     "holds an instruction to whoever reads it (xml-stylesheet, line 1)"},
	    {"<!DOCTYPE svg><svg/>", "has a document type"},
	    {SVG "><script/></svg>", "holds an element that has no place in a logo (script"},
	    {SVG " xmlns:s='x'><s:Script/></svg>", "holds a script or foreign content (Script"},
	    {SVG " xmlns:s='x'><s:foreignObject/></svg>", "holds a script or foreign content"},
	    {SVG "><image/></svg>", "no place in a logo (image"},
	    {SVG "><s:image xmlns:s='http://www.w3.org/2000/svg'/></svg>",
	     "no place in a logo (image"},
	    {SVG "><p xmlns='http://www.w3.org/1999/xhtml'/></svg>", "no place in a logo (p"},
	    {SVG "><p xmlns=''/></svg>", "no place in a logo (p"},
	    {SVG "><use xlink:href='#a'/></svg>", "is no SVG: unbound prefix (line 1)"},
	    {SVG " onload='x'/>", "holds an event's handler (onload"},
	    {SVG ">\n<use href='http://x'/></svg>",
	     "refers to something outside itself (href, line 2)"},
	    {SVG "><g src='x'/></svg>", "outside itself (src"},
	    {SVG "><rect fill='url(http://x)'/></svg>", "outside itself (fill"},
	    {SVG "><rect style='@import x'/></svg>", "outside itself (style"},
	    {SVG "><rect style='width:Expression(1)'/></svg>", "outside itself (style"},
	    {SVG "><rect x='JavaScript:1'/></svg>", "outside itself (x"},
	    {SVG "><rect style='\\75rl(x)'/></svg>", "outside itself (style"},
	    {SVG "><rect fill='url(#a) url(  &quot;x)'/></svg>", "outside itself (fill"},
	    {SVG "><style>@import 'x'</style></svg>",
	     "has a style that refers to something outside itself"},
	    {SVG "><style>a { b: url(</style><style>x) }</style></svg>", "has a style that refers"},
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
	*stpcpy(large, SVG "><path/></svg>") = ' ';
	assert_non_null(logo_of(fixture, large, MOST));
	assert_null(logo_of(fixture, large, MOST + 1));
	assert_said(fixture, "sign: is larger than 1 MiB; a logo is a small SVG or PNG");

	const struct png_bytes png = png_of(fixture);

	assert_null(logo_of(fixture, (const char *)png.bytes, png.size - 12));
	assert_message(fixture, 0,
		       "sign: is a PNG that is not shown everywhere, because it is cut short; copy "
		       "it again, or save it anew as a PNG");
	/* A namespace stands before the name of each element in it. */
	memset(large, 'n', MOST);
	snprintf(large, MOST, "<svg xmlns='");
	large[12] = 'n';
	memcpy(large + 12 + 1001, "'/>", 4);
	assert_null(logo_of(fixture, large, strlen(large)));
	assert_said(fixture, "has a namespace of more than 1,000 characters (xmlns, line 1)");
	memcpy(large + 12 + 1000, "'/>", 4);
	assert_null(logo_of(fixture, large, strlen(large)));
	assert_said(fixture, "is shown by no browser");
	/* Too short to be one at all. */
	assert_null(logo_of(fixture, (const char *)png.bytes, 7));
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
