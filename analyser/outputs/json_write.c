#include "outputs/json_write.h"

#include <string.h>

#include "base/text.h"
#include "outputs/output.h"

/*
 * UTF-8 text as a JSON string (RFC 8259, section 7), with its quotes; quotes, backslashes and
 * controls are escaped.  Nothing is allocated for it, so that it is whole or the stream has an
 * error.
 */
static void json_escape(const char *text, FILE *stream)
{
	static const char named[] = "\b\f\n\r\t\"\\", names[] = "bfnrt\"\\";

	fputc('"', stream);
	while (*text != '\0') {
		size_t plain = 0;

		while ((unsigned char)text[plain] >= ' ' && text[plain] != '"' &&
		       text[plain] != '\\')
			plain++;
		fwrite(text, 1, plain, stream);
		text += plain;
		if (*text == '\0')
			break;

		const char *found = strchr(named, *text);

		if (found != NULL)
			fprintf(stream, "\\%c", names[found - named]);
		else
			fprintf(stream, "\\u%04X", (unsigned)*text);
		text++;
	}
	fputc('"', stream);
}

/* Most texts are short and need no escape, and there may be millions: those go in one piece. */
static bool write_short(const char *text, FILE *stream)
{
	char quoted[64] = {'"'};
	size_t length = 1;

	for (; *text >= ' ' && *text <= '~' && *text != '"' && *text != '\\'; text++) {
		if (length + 1 == sizeof quoted)
			return false;
		quoted[length++] = *text;
	}
	if (*text != '\0')
		return false;
	quoted[length++] = '"';
	fwrite(quoted, 1, length, stream);
	return true;
}

void json_write_text(struct json_writer *writer, const char *text)
{
	if (text == NULL)
		fputs("null", writer->stream);
	else if (!write_short(text, writer->stream))
		/* Only a command line can hold bytes that are not UTF-8. */
		json_escape(text_is_utf8(text, strlen(text)) ? text
							     : text_visible(writer->arena, text),
			    writer->stream);
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

/* A number as an exact decimal, a year or text as text, none as null. */
static void write_value(struct json_writer *writer, const struct value *value)
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

void json_write_member(struct json_writer *writer, const char *key, const struct value *value,
		       const char *after)
{
	json_write_key(writer, key);
	write_value(writer, value);
	fputs(after, writer->stream);
}
