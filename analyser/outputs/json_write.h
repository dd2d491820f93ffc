/*
 * The parts of JSON text: keys, texts and values, each written at once.
 */
#ifndef OUTPUTS_JSON_WRITE_H
#define OUTPUTS_JSON_WRITE_H

#include <stdio.h>

#include "base/arena.h"
#include "base/value.h"

/* What is written is nested; the stream and the arena go along. */
struct json_writer {
	FILE *stream;
	struct arena *arena;
};

/* A text with its quotes, or null. */
void json_write_text(struct json_writer *writer, const char *text);

/* `"key": ` */
void json_write_key(struct json_writer *writer, const char *key);

/* The same, and the beginning of its list. */
void json_write_list(struct json_writer *writer, const char *key);

/* `"key": "text"`, and what comes after it. */
void json_write_pair(struct json_writer *writer, const char *key, const char *text,
		     const char *after);

/* A number as an exact decimal, a year or text as text, none as null. */
void json_write_value(struct json_writer *writer, const struct value *value);

#endif
