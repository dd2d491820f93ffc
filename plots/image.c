#include "plots/image.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "base/epoch.h"
#include "base/number.h"
#include "base/png.h"

static const char broken[] = "is not complete";

/*
 * A PDF that is whole: its header, its end, and the table of its parts where
 * the end says that it is.  The time at which it was made is settled.
 */

/* The date that stands for the time of the run: `YYYYMMDDhhmmss`. */
static void fixed_date(char date[15])
{
	const char *given = getenv("SOURCE_DATE_EPOCH");
	struct tm calendar;
	time_t when = 0;

	(void)epoch_parse(given, &when);
	if (gmtime_r(&when, &calendar) == NULL ||
	    strftime(date, 15, "%Y%m%d%H%M%S", &calendar) != 14)
		memcpy(date, "19700101000000", 15);
}

/* cairo writes `/CreationDate (D:20260101120000Z)`; the length must stay as it is. */
static void settle_dates(char *bytes, size_t size)
{
	static const char *const keys[] = {"/CreationDate (D:", "/ModDate (D:"};
	char date[15];

	fixed_date(date);
	for (size_t i = 0; i < N_OF(keys); i++) {
		size_t length = strlen(keys[i]);
		char *found = memmem(bytes, size, keys[i], length);

		if (found != NULL && (size_t)(bytes + size - found) >= length + 14 &&
		    strspn(found + length, "0123456789") >= 14)
			memcpy(found + length, date, 14);
	}
}

/* The last `startxref` and a number in front of `%%EOF`; it must lead to a table of parts. */
static bool is_whole(const char *bytes, size_t size)
{
	static const char start[] = "startxref";
	const size_t most = 64;
	const char *tail, *found;
	char digits[20] = "";
	int64_t table = 0;

	while (size > 0 && (bytes[size - 1] == '\n' || bytes[size - 1] == '\r'))
		size--;
	if (size < most || memcmp(bytes, "%PDF-1.", 7) != 0)
		return false;
	tail = bytes + size - most;
	found = memmem(tail, most, start, sizeof start - 1);
	if (found == NULL || memcmp(bytes + size - 5, "%%EOF", 5) != 0)
		return false;
	found += sizeof start - 1;
	found += strspn(found, "\r\n");
	size_t length = strspn(found, "0123456789");
	if (length == 0 || length >= sizeof digits)
		return false;
	memcpy(digits, found, length);
	if (count_parse(digits, &table) != PARSE_OK || table <= 0 ||
	    (size_t)table >= size - most / 2)
		return false;
	/* The table itself, or the object that holds it. */
	return memcmp(bytes + table, "xref", 4) == 0 ||
	       (bytes[table] >= '0' && bytes[table] <= '9' &&
		memmem(bytes + table, most / 2, " obj", 4) != NULL);
}

const char *image_finish_pdf(struct image_bytes *picture, struct arena *arena)
{
	char *bytes = arena_alloc(arena, picture->size + 1);

	if (!is_whole(picture->bytes, picture->size))
		return broken;
	memcpy(bytes, picture->bytes, picture->size);
	settle_dates(bytes, picture->size);
	picture->bytes = bytes;
	return NULL;
}

static const char *finish_png(struct image_bytes *picture, struct arena *arena)
{
	const int high = picture->height * IMAGE_PNG_WIDTH / picture->width;
	uint32_t width, height;
	const char *fault = png_fault(picture->bytes, picture->size, &width, &height, arena);

	if (width > 0 && (width != IMAGE_PNG_WIDTH || height != (uint32_t)high))
		return "is not of the size asked for";
	return fault == NULL ? NULL : broken;
}

/* A pixel is 1/96 inch everywhere; each terminal has its own notion of a font's size. */

static void write_svg(FILE *script, int width, int height)
{
	fprintf(script,
		"set terminal svg size %d,%d fixed font 'Arial,13' noenhanced background "
		"'#FFFFFF'\n",
		width, height);
}

static void write_png(FILE *script, int width, int height)
{
	fprintf(script,
		"set terminal pngcairo size %d,%d font 'Arial,13' fontscale 0.75*%d/%d. "
		"pointscale 1.3*%d/%d. linewidth %d/%d. noenhanced background '#FFFFFF'\n",
		IMAGE_PNG_WIDTH, height * IMAGE_PNG_WIDTH / width, IMAGE_PNG_WIDTH, width,
		IMAGE_PNG_WIDTH, width, IMAGE_PNG_WIDTH, width);
}

static void write_pdf(FILE *script, int width, int height)
{
	fprintf(script,
		"set terminal pdfcairo size %d/96.0 in,%d/96.0 in font 'Arial,13' fontscale 0.5625 "
		"linewidth 1.3 noenhanced background '#FFFFFF'\n",
		width, height);
}

static const struct image images[] = {
    {".svg", "0.75", true, false, write_svg, image_finish_svg},
    {".png", "1", false, true, write_png, finish_png},
    {".pdf", "1", false, false, write_pdf, image_finish_pdf},
};

const struct image *image_of(const char *path)
{
	size_t length = strlen(path);

	for (size_t i = 0; i < N_OF(images); i++) {
		size_t suffix = strlen(images[i].suffix);

		if (length > suffix && path[length - suffix - 1] != '/' &&
		    strcasecmp(path + length - suffix, images[i].suffix) == 0)
			return &images[i];
	}
	return NULL;
}
