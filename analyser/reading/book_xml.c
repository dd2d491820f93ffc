#include "reading/book_xml.h"

#include <expat.h>
#include <string.h>

#define PIECE (64 * 1024)

struct book_xml {
	struct arena *arena;
	struct book_zip *zip;
	const struct book_xml_handlers *handlers;
	void *data;
	XML_Parser parser;
	int64_t fed;
	int depth;
	bool is_done;
	const char *part, *problem;
};

void book_xml_stop(struct book_xml *xml, const char *why)
{
	if (!xml->is_done)
		xml->problem = why;
	xml->is_done = true;
	(void)XML_StopParser(xml->parser, XML_FALSE);
}

static const char *without_prefix(const char *name)
{
	const char *colon = strchr(name, ':');

	return colon == NULL ? name : colon + 1;
}

static void XMLCALL on_start(void *data, const XML_Char *name, const XML_Char **attributes)
{
	struct book_xml *xml = data;

	if (xml->is_done)
		return;
	if (++xml->depth > BOOK_XML_MOST_DEPTH) {
		book_xml_stop(xml, "has tags nested more than 256 deep, which no spreadsheet has");
		return;
	}
	xml->handlers->start(xml->data, without_prefix(name), attributes);
}

static void XMLCALL on_end(void *data, const XML_Char *name)
{
	struct book_xml *xml = data;

	if (xml->is_done)
		return;
	xml->depth--;
	if (xml->handlers->end != NULL)
		xml->handlers->end(xml->data, without_prefix(name));
}

static void XMLCALL on_text(void *data, const XML_Char *text, int length)
{
	struct book_xml *xml = data;

	if (!xml->is_done)
		xml->handlers->text(xml->data, text, length);
}

static void XMLCALL on_doctype(void *data, const XML_Char *name, const XML_Char *system,
			       const XML_Char *public, int has_subset)
{
	(void)name;
	(void)system;
	(void)public;
	(void)has_subset;
	book_xml_stop(
	    data,
	    "declares a document type or entities, which no spreadsheet does, so it is not read");
}

static void end(void *data)
{
	struct book_xml *xml = data;

	if (xml->parser != NULL)
		XML_ParserFree(xml->parser);
	xml->parser = NULL;
}

struct book_xml *book_xml_open(struct book_zip *zip, const char *name,
			       const struct book_xml_handlers *handlers, void *data,
			       struct arena *arena)
{
	struct book_xml *xml;

	if (!book_zip_part(zip, name))
		return NULL;
	xml = arena_alloc(arena, sizeof *xml);
	*xml = (struct book_xml){
	    .arena = arena, .zip = zip, .handlers = handlers, .data = data, .part = name};
	xml->parser = XML_ParserCreate(NULL);
	if (xml->parser == NULL)
		(void)arena_array(arena, SIZE_MAX, SIZE_MAX); /* no memory */
	arena_hold(arena, xml, end);
	XML_SetUserData(xml->parser, xml);
	XML_SetElementHandler(xml->parser, on_start, on_end);
	if (handlers->text != NULL)
		XML_SetCharacterDataHandler(xml->parser, on_text);
	XML_SetStartDoctypeDeclHandler(xml->parser, on_doctype);
	return xml;
}

static void fail(struct book_xml *xml)
{
	enum XML_Error error = XML_GetErrorCode(xml->parser);

	xml->is_done = true;
	if (error == XML_ERROR_NO_MEMORY)
		(void)arena_array(xml->arena, SIZE_MAX, SIZE_MAX);
	xml->problem = arena_format(xml->arena,
				    "is damaged or protected: its part %s is not XML (%s); save it "
				    "again, without a password",
				    xml->part, XML_ErrorString(error));
}

bool book_xml_step(struct book_xml *xml)
{
	void *buffer;
	int64_t count;

	if (xml->is_done || xml->parser == NULL)
		return false;
	buffer = XML_GetBuffer(xml->parser, PIECE);
	if (buffer == NULL)
		(void)arena_array(xml->arena, SIZE_MAX, SIZE_MAX);
	count = book_zip_read(xml->zip, buffer, PIECE);
	if (count < 0) {
		xml->problem = book_zip_problem(xml->zip);
		xml->is_done = true;
		return false;
	}
	xml->fed += count;
	if (XML_ParseBuffer(xml->parser, (int)count, count == 0) != XML_STATUS_OK && !xml->is_done)
		fail(xml);
	if (!xml->is_done && xml->fed - XML_GetCurrentByteIndex(xml->parser) > BOOK_XML_MOST_TAG)
		book_xml_stop(xml, "has a tag of more than 1 MiB, which no spreadsheet has");
	if (count == 0)
		xml->is_done = true;
	return !xml->is_done;
}

const char *book_xml_problem(const struct book_xml *xml)
{
	return xml->problem;
}

void book_xml_close(struct book_xml *xml)
{
	if (xml != NULL)
		arena_end(xml->arena, xml);
}

bool book_xml_all(struct book_zip *zip, const char *name, const struct book_xml_handlers *handlers,
		  void *data, const char **problem, struct arena *arena)
{
	struct book_xml *xml = book_xml_open(zip, name, handlers, data, arena);

	if (xml == NULL) {
		*problem = book_zip_problem(zip);
		return false;
	}
	while (book_xml_step(xml))
		;
	*problem = xml->problem;
	book_xml_close(xml);
	return *problem == NULL;
}

const char *book_xml_attribute(const char **attributes, const char *name)
{
	for (size_t i = 0; attributes[i] != NULL; i += 2)
		if (strcmp(without_prefix(attributes[i]), name) == 0)
			return attributes[i + 1];
	return NULL;
}

bool book_xml_is_set(const char **attributes, const char *name)
{
	const char *value = book_xml_attribute(attributes, name);

	return value != NULL &&
	       (strcmp(value, "1") == 0 || strcmp(value, "true") == 0 || strcmp(value, "on") == 0);
}
