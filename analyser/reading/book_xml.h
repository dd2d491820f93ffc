/*
 * The XML of a spreadsheet's parts, through expat, a piece at a time.
 *
 * A document type is refused, and with it every entity but XML's own; a tag may be of
 * BOOK_XML_MOST_TAG bytes and tags BOOK_XML_MOST_DEPTH deep.  Nothing outside the file is read.
 */
#ifndef READING_BOOK_XML_H
#define READING_BOOK_XML_H

#include <stdbool.h>

#include "reading/book_zip.h"

#define BOOK_XML_MOST_TAG (1024 * 1024)
#define BOOK_XML_MOST_DEPTH 256

struct book_xml;

/* Names come without their prefix; attributes as pairs of name and value, NULL behind the last. */
struct book_xml_handlers {
	void (*start)(void *data, const char *name, const char **attributes);
	void (*end)(void *data, const char *name); /* or NULL, as the next */
	void (*text)(void *data, const char *text, int length);
};

/* book_xml_open(zip, name, handlers, data, arena): of one part; NULL where there is none. */
struct book_xml *book_xml_open(struct book_zip *zip, const char *name,
			       const struct book_xml_handlers *handlers, void *data,
			       struct arena *arena);

/* Read a piece on; false at the end, or with a problem. */
bool book_xml_step(struct book_xml *xml);

/* From a handler: end here, for a reason, or with NULL because enough was seen. */
void book_xml_stop(struct book_xml *xml, const char *why);

/* What is wrong, to stand behind the file's name; or NULL. */
const char *book_xml_problem(const struct book_xml *xml);

void book_xml_close(struct book_xml *xml);

/*
 * book_xml_all(zip, name, handlers, data, &problem, arena):
 * A whole part.  False where there is none, or with a problem.
 */
bool book_xml_all(struct book_zip *zip, const char *name, const struct book_xml_handlers *handlers,
		  void *data, const char **problem, struct arena *arena);

/* The value of an attribute, whatever its prefix; or NULL. */
const char *book_xml_attribute(const char **attributes, const char *name);

/* Is it there and true: `1`, `true`, `on`? */
bool book_xml_is_set(const char **attributes, const char *name);

#endif
