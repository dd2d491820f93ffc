/*
 * What the name of a member of a .zip says of it.
 */
#ifndef TALLY_MEMBERS_H
#define TALLY_MEMBERS_H

#include <stdbool.h>

enum member {
	MEMBER_OTHER,
	MEMBER_TEXT,
	MEMBER_UNSURE, /* only its bytes can tell: `ledger`, `ledger.dat` */
	MEMBER_SHEET,
	MEMBER_PACKED, /* again */
};

enum member member_by_name(const char *path);

/* Does --member mean it, by its path or without its folders? */
bool member_is_named(const char *wanted, const char *path);

/* A path's last part. */
const char *member_base(const char *path);

#endif
