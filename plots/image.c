#include "plots/image.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "base/number.h"

/* A pixel is 1/96 inch everywhere; each terminal has its own notion of a font's size. */

static void write_svg(FILE *script, int width, int height)
{
	fprintf(
	    script,
	    "set terminal svg size %d,%d fixed font 'Arial,13' noenhanced background '#FFFFFF'\n",
	    width, height);
}

static void write_png(FILE *script, int width, int height)
{
	fprintf(script,
		"set terminal pngcairo size %d,%d font 'Arial,13' fontscale 0.75 pointscale 1.3 "
		"noenhanced background '#FFFFFF'\n",
		width, height);
}

static void write_pdf(FILE *script, int width, int height)
{
	fprintf(script,
		"set terminal pdfcairo size %d/96.0 in,%d/96.0 in font 'Arial,13' fontscale 0.5625 "
		"linewidth 1.3 noenhanced background '#FFFFFF'\n",
		width, height);
}

static bool finish_nothing(FILE *file, long size)
{
	(void)file;
	(void)size;
	return true;
}

/* The date that stands for the time of the run: `YYYYMMDDhhmmss`. */
static void fixed_date(char date[15])
{
	const char *given = getenv("SOURCE_DATE_EPOCH");
	int64_t seconds = 0;
	struct tm calendar;

	/* Four digits of a year: up to 9999. */
	if (given == NULL || count_parse(given, &seconds) != PARSE_OK || seconds < 0 ||
	    seconds > 253402300799)
		seconds = 0;

	time_t when = (time_t)seconds;

	if (gmtime_r(&when, &calendar) == NULL ||
	    strftime(date, 15, "%Y%m%d%H%M%S", &calendar) != 14)
		memcpy(date, "19700101000000", 15);
}

/* cairo writes `/CreationDate (D:20260101120000Z)`; the length must stay as it is. */
static bool finish_pdf(FILE *file, long size)
{
	static const char *const keys[] = {"/CreationDate (D:", "/ModDate (D:"};
	char *bytes = malloc((size_t)size), date[15];
	bool is_done = bytes != NULL && fread(bytes, 1, (size_t)size, file) == (size_t)size;

	fixed_date(date);
	for (size_t i = 0; is_done && i < sizeof keys / sizeof keys[0]; i++) {
		size_t length = strlen(keys[i]);
		const char *found = memmem(bytes, (size_t)size, keys[i], length);

		if (found == NULL || (size_t)(bytes + size - found) < length + 14 ||
		    strspn(found + length, "0123456789") < 14)
			continue;
		is_done = fseek(file, (long)(found - bytes) + (long)length, SEEK_SET) == 0 &&
			  fwrite(date, 1, 14, file) == 14;
	}
	free(bytes);
	return is_done;
}

static const struct image images[] = {
    {".svg", "0.75", write_svg, finish_nothing, "</svg>"},
    {".png", "1", write_png, finish_nothing, "IEND\xAE\x42\x60\x82"},
    {".pdf", "1", write_pdf, finish_pdf, "%%EOF"},
};

const struct image *image_of(const char *path)
{
	size_t length = strlen(path);

	for (size_t i = 0; i < sizeof images / sizeof images[0]; i++) {
		size_t suffix = strlen(images[i].suffix);

		if (length > suffix && path[length - suffix - 1] != '/' &&
		    strcasecmp(path + length - suffix, images[i].suffix) == 0)
			return &images[i];
	}
	return NULL;
}

static bool ends_with(FILE *file, long size, const char *end)
{
	char tail[32] = "";
	long length = size < (long)sizeof tail ? size : (long)sizeof tail;

	if (fseek(file, size - length, SEEK_SET) != 0 ||
	    fread(tail, 1, (size_t)length, file) != (size_t)length)
		return false;
	while (length > 0 && (tail[length - 1] == '\n' || tail[length - 1] == '\r'))
		length--;
	return length >= (long)strlen(end) &&
	       memcmp(tail + length - strlen(end), end, strlen(end)) == 0;
}

const char *image_finish(const struct image *image, const char *path)
{
	FILE *file = fopen(path, "r+be");
	const char *reason = NULL;
	long size = 0;

	if (file == NULL)
		return strerror(errno);
	if (fseek(file, 0, SEEK_END) != 0 || (size = ftell(file)) < 0)
		reason = strerror(errno);
	else if (size == 0)
		reason = "is empty";
	else if (!ends_with(file, size, image->end))
		reason = "is not complete";
	else if (fseek(file, 0, SEEK_SET) != 0 || !image->finish(file, size))
		reason = strerror(errno);
	if (fclose(file) != 0 && reason == NULL)
		reason = strerror(errno);
	return reason;
}
