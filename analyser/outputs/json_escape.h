/*
 * Text as a JSON string (RFC 8259, section 7): the only way for a text to get
 * into one.  Nothing is allocated for it, so that it is whole or the stream
 * has an error.
 */
#ifndef OUTPUTS_JSON_ESCAPE_H
#define OUTPUTS_JSON_ESCAPE_H

#include <stdio.h>

/* Write UTF-8 text with its quotes; quotes, backslashes and controls are escaped. */
void json_escape(const char *text, FILE *stream);

#endif
