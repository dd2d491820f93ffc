/*
 * The SHA-256 of bytes, in hexadecimal.
 *
 * By nettle, which uses the processor's own instructions where it has them: every file read is
 * hashed, and without them that takes longer than to add its rows up.
 */
#ifndef BASE_SHA256_H
#define BASE_SHA256_H

#include <nettle/sha2.h>
#include <stdbool.h>
#include <stddef.h>

#define SHA256_HEX_SIZE (2 * SHA256_DIGEST_SIZE + 1)

/* Of bytes as they come: sha256_init() and sha256_update() are nettle's. */
void sha256_end(struct sha256_ctx *hash, char hex[SHA256_HEX_SIZE]);

/* Of bytes in hand; returns `hex`. */
char *sha256_of(const void *bytes, size_t size, char hex[SHA256_HEX_SIZE]);

/*
 * Of all of a file that is open, wherever its reading stands; false, with errno, where it cannot be
 * read.
 */
bool sha256_of_file(int file, char hex[SHA256_HEX_SIZE]);

#endif
