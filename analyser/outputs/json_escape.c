#include "outputs/json_escape.h"

#include <string.h>

void json_escape(const char *text, FILE *stream)
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
