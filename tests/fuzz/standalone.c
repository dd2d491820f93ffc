/*
 * A main for a fuzz harness that runs the files given as arguments once each:
 * the seeds, as part of the tests, or an input that a fuzzer found.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int replay(const char *path)
{
	FILE *file = fopen(path, "rb");
	uint8_t *data = NULL;
	long size = -1;
	int status = 1;

	if (file == NULL)
		goto out;
	if (fseek(file, 0, SEEK_END) == 0 && (size = ftell(file)) >= 0)
		rewind(file);
	if (size < 0)
		goto close;
	/* Exactly as long as the input, so that a sanitizer sees one byte too far. */
	data = malloc(size == 0 ? 1 : (size_t)size);
	if (data == NULL || fread(data, 1, (size_t)size, file) != (size_t)size)
		goto close;
	LLVMFuzzerTestOneInput(data, (size_t)size);
	status = 0;
close:
	free(data);
	fclose(file);
out:
	if (status != 0)
		perror(path);
	return status;
}

int main(int count, char **arguments)
{
	int status = 0;

	setvbuf(stdout, NULL, _IONBF, 0);
	for (int i = 1; i < count; i++) {
		printf("%s\n", arguments[i]);
		status |= replay(arguments[i]);
	}
	return status;
}
