#include "outputs/json_write.h"

#include <string.h>

#include "base/text.h"
#include "outputs/json_escape.h"
#include "outputs/plain.h"

void json_write_text(struct json_writer *writer, const char *text)
{
	if (text == NULL)
		fputs("null", writer->stream);
	/* Only a command line can hold bytes that are not UTF-8. */
	else if (text_is_utf8(text, strlen(text)))
		json_escape(text, writer->stream);
	else
		json_escape(text_visible(writer->arena, text), writer->stream);
}

void json_write_key(struct json_writer *writer, const char *key)
{
	json_write_text(writer, key);
	fputs(": ", writer->stream);
}

void json_write_list(struct json_writer *writer, const char *key)
{
	json_write_key(writer, key);
	fputc('[', writer->stream);
}

void json_write_pair(struct json_writer *writer, const char *key, const char *text,
		     const char *after)
{
	json_write_key(writer, key);
	json_write_text(writer, text);
	fputs(after, writer->stream);
}

void json_write_value(struct json_writer *writer, const struct value *value)
{
	char text[PLAIN_SIZE];

	if (value->kind == VALUE_NONE)
		fputs("null", writer->stream);
	else if (value->kind == VALUE_TEXT)
		json_write_text(writer, value->text);
	else if (value->kind == VALUE_YEAR)
		json_write_text(writer, plain_number(value, text));
	else
		fputs(plain_number(value, text), writer->stream);
}
