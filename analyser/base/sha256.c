#include "base/sha256.h"

#include <unistd.h>

void sha256_end(struct sha256_ctx *hash, char hex[SHA256_HEX_SIZE])
{
	static const char digits[] = "0123456789abcdef";
	uint8_t digest[SHA256_DIGEST_SIZE];

	sha256_digest(hash, sizeof digest, digest);
	for (size_t i = 0; i < sizeof digest; i++) {
		hex[2 * i] = digits[digest[i] >> 4];
		hex[2 * i + 1] = digits[digest[i] & 15];
	}
	hex[SHA256_HEX_SIZE - 1] = '\0';
}

char *sha256_of(const void *bytes, size_t size, char hex[SHA256_HEX_SIZE])
{
	struct sha256_ctx hash;

	sha256_init(&hash);
	sha256_update(&hash, size, bytes);
	sha256_end(&hash, hex);
	return hex;
}

bool sha256_of_file(int file, char hex[SHA256_HEX_SIZE])
{
	struct sha256_ctx hash;
	uint8_t bytes[32 * 1024];
	ssize_t count;
	off_t at = 0;

	sha256_init(&hash);
	while ((count = pread(file, bytes, sizeof bytes, at)) > 0) {
		sha256_update(&hash, (size_t)count, bytes);
		at += count;
	}
	if (count < 0)
		return false;
	sha256_end(&hash, hex);
	return true;
}
