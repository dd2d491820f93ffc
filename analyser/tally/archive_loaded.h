/*
 * libarchive, loaded by the run that reads a .zip of ledgers.
 */
#ifndef TALLY_ARCHIVE_LOADED_H
#define TALLY_ARCHIVE_LOADED_H

#include <archive.h>
#include <archive_entry.h>

/* Load it: NULL, or why it cannot be (base/loaded.h).  Before any of its functions is called. */
const char *archive_need(void);

#ifdef ARCHIVE_FILE

#include "base/loaded.h"

/* clang-format off */
#define ARCHIVE_FUNCTIONS(F) \
	F(archive_entry_filetype) \
	F(archive_entry_pathname) \
	F(archive_errno) \
	F(archive_error_string) \
	F(archive_read_data) \
	F(archive_read_free) \
	F(archive_read_new) \
	F(archive_read_next_header) \
	F(archive_read_open) \
	F(archive_read_open_fd) \
	F(archive_read_open_memory) \
	F(archive_read_support_format_zip) \
	F(archive_set_error) \
	F(archive_version_string)

struct archive_loaded {
	ARCHIVE_FUNCTIONS(LOADED_MEMBER)
};

extern struct archive_loaded archive_loaded;

#define archive_entry_filetype archive_loaded.archive_entry_filetype
#define archive_entry_pathname archive_loaded.archive_entry_pathname
#define archive_errno archive_loaded.archive_errno
#define archive_error_string archive_loaded.archive_error_string
#define archive_read_data archive_loaded.archive_read_data
#define archive_read_free archive_loaded.archive_read_free
#define archive_read_new archive_loaded.archive_read_new
#define archive_read_next_header archive_loaded.archive_read_next_header
#define archive_read_open archive_loaded.archive_read_open
#define archive_read_open_fd archive_loaded.archive_read_open_fd
#define archive_read_open_memory archive_loaded.archive_read_open_memory
#define archive_read_support_format_zip archive_loaded.archive_read_support_format_zip
#define archive_set_error archive_loaded.archive_set_error
#define archive_version_string archive_loaded.archive_version_string
/* clang-format on */

#endif
#endif
