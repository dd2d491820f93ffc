#include <csv.h>
#include <expat.h>
#include <jansson.h>
#include <string.h>
#include <zlib.h>

#include "base/version.h"
#include "library/commands.h"
#include "loading/check_kinds.h"
#include "outputs/xlsxwriter_loaded.h"
#include "requests/option_table.h"
#include "tally/archive_loaded.h"
#include "vfm.h"

const char *vfm_version(void)
{
	return VFM_VERSION;
}

#define TEXT_OF(number) #number
#define NUMBERS(major, minor, release) TEXT_OF(major) "." TEXT_OF(minor) "." TEXT_OF(release)

enum vfm_status vfm_library(size_t number, const char **name, const char **version)
{
	/* libcsv and jansson tell the version that was compiled with, the others that which runs.
	 */
	const struct {
		const char *name, *version;
	} all[] = {{"libcsv", NUMBERS(CSV_MAJOR, CSV_MINOR, CSV_RELEASE)},
		   {"libarchive", archive_need() == NULL ? ARCHIVE(version_string)() : "not there"},
		   {"zlib", zlibVersion()},
		   {"jansson", JANSSON_VERSION},
		   {"expat", XML_ExpatVersion()},
		   {"libxlsxwriter", xlsxwriter_need() == NULL ? LXW(lxw_version)() : "not there"}};

	if (number >= N_OF(all))
		return VFM_USAGE;
	/* Some put their name before it. */
	const char *number_of = strpbrk(all[number].version, "0123456789");
	*name = all[number].name;
	*version = number_of == NULL ? all[number].version : number_of;
	return VFM_DONE;
}

enum vfm_status vfm_command(size_t number, struct vfm_command *command)
{
	size_t count;
	const struct command *const *list = commands(&count);

	if (number >= count)
		return VFM_USAGE;
	*command = (struct vfm_command){list[number]->name, list[number]->arguments,
					list[number]->question};
	return VFM_DONE;
}

enum vfm_status vfm_option(const char *command, size_t number, struct vfm_option *option)
{
	const struct command *of = command == NULL ? NULL : command_find(command);

	if (command != NULL && of == NULL)
		return VFM_USAGE;
	FOR_EACH (const struct option_spec, spec, option_specs, n_option_specs) {
		if (of != NULL && (spec->groups & (of->groups | OPTIONS_ALL)) == 0)
			continue;
		if (number-- > 0)
			continue;
		*option = (struct vfm_option){spec->name, spec->letter, spec->argument, spec->help};
		return VFM_DONE;
	}
	return VFM_USAGE;
}

enum vfm_status vfm_kind(size_t number, const char **name)
{
	size_t count;
	const struct kind *kinds = check_kinds(&count);

	if (number >= count)
		return VFM_USAGE;
	*name = kinds[number].shape->kind;
	return VFM_DONE;
}

enum vfm_status vfm_column(size_t kind, size_t number, struct vfm_column *column)
{
	size_t count;
	const struct kind *kinds = check_kinds(&count);

	if (kind >= count || number >= kinds[kind].shape->n_fields)
		return VFM_USAGE;

	const struct field *field = &kinds[kind].shape->fields[number];

	*column = (struct vfm_column){
	    field->id, (field->flags & (unsigned)(FIELD_REQUIRED | FIELD_COLUMN)) != 0};
	return VFM_DONE;
}
