/*
 * libarchive, loaded by the run that reads a .zip of ledgers.
 */
#ifndef TALLY_ARCHIVE_LOADED_H
#define TALLY_ARCHIVE_LOADED_H

#include <archive.h>
#include <archive_entry.h>

/*
 * Load it: NULL, or why it cannot be (base/loaded.h).  Before any of its functions is called, which
 * is through ARCHIVE(): ARCHIVE(read_new)().
 */
const char *archive_need(void);

#ifdef ARCHIVE_FILE

#include "base/loaded.h"

/* clang-format off */
#define ARCHIVE_FUNCTIONS(F) \
	F(archive_entry_filetype) F(archive_entry_free) F(archive_entry_new) \
	F(archive_entry_pathname) F(archive_errno) \
	F(archive_error_string) F(archive_read_data) F(archive_read_free) \
	F(archive_read_new) F(archive_read_next_header2) F(archive_read_open) \
	F(archive_read_open_fd) F(archive_read_open_memory) \
	F(archive_read_set_callback_data) F(archive_read_support_format_zip) \
	F(archive_set_error) F(archive_version_string)
/* clang-format on */

struct archive_loaded {
	ARCHIVE_FUNCTIONS(LOADED_MEMBER)
};

extern struct archive_loaded archive_loaded;

#define ARCHIVE(function) archive_loaded.archive_##function

#else

#define ARCHIVE(function) archive_##function

#endif
#endif
