#include "base/text.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* The word behind a bar of a list, which then stands at the next; NULL behind the last. */
static const char *next_word(const char **list, size_t *length)
{
	const char *word = *list + 1;

	*length = (size_t)(strchrnul(word, '|') - word);
	*list = word + *length;
	return **list == '|' ? word : NULL;
}

bool text_lists(const char *list, const char *folded)
{
	size_t length = strlen(folded);

	for (const char *at = list; length > 0 && (at = strstr(at, folded)) != NULL; at++)
		if (at > list && at[-1] == '|' && at[length] == '|')
			return memchr(at, '|', length) == NULL; /* not of two words of the list */
	return false;
}

bool text_lists_word(const char *list, const char *word, size_t length)
{
	size_t size;

	for (const char *one; (one = next_word(&list, &size)) != NULL;)
		if (size == length && strncasecmp(one, word, length) == 0)
			return true;
	return false;
}

/* They are so short that memmem() would be longer about its preparations than about the search. */
bool text_stands_in(const char *bytes, size_t length, const char *text, size_t size)
{
	const char *const end = bytes + length;

	while ((size_t)(end - bytes) >= size) {
		bytes = memchr(bytes, text[0], (size_t)(end - bytes) - size + 1);
		if (bytes == NULL)
			return false;
		if (bytes[size - 1] == text[size - 1] && memcmp(bytes, text, size) == 0)
			return true;
		bytes++;
	}
	return false;
}

bool text_has_any(const char *list, const char *text)
{
	size_t length = strlen(text), size;

	for (const char *word; (word = next_word(&list, &size)) != NULL;)
		if (text_stands_in(text, length, word, size))
			return true;
	return false;
}

bool text_has_word(const char *list, const char *text)
{
	for (const char *at = text; *at != '\0';) {
		size_t length = 0;

		while (isalpha((unsigned char)at[length]))
			length++;
		if (length > 0 && text_lists_word(list, at, length))
			return true;
		at += length > 0 ? length : 1;
	}
	return false;
}

size_t text_begins(const char *list, const char *text)
{
	size_t size;

	for (const char *word; (word = next_word(&list, &size)) != NULL;)
		if (((*text ^ *word) & ~0x20) == 0 && strncasecmp(text, word, size) == 0)
			return size;
	return 0;
}

size_t text_ends(const char *list, const char *text)
{
	size_t length = strlen(text), size;

	for (const char *word; (word = next_word(&list, &size)) != NULL;)
		if (length >= size && strncasecmp(text + length - size, word, size) == 0)
			return size;
	return 0;
}
