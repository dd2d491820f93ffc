#include "base/epoch.h"

#include <stdint.h>
#include <string.h>

#define LATEST 253402300799 /* the last second of 9999, which files write with four digits */

bool epoch_parse(const char *text, time_t *time)
{
	int64_t seconds = 0;

	if (text == NULL || text[0] == '\0' || text[strspn(text, "0123456789")] != '\0')
		return false;
	for (; *text != '\0'; text++) {
		seconds = seconds * 10 + (*text - '0');
		if (seconds > LATEST)
			return false;
	}
	*time = (time_t)seconds;
	return true;
}
