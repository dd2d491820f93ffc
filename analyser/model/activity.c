#include "model/activity.h"

#include "base/order.h"
#include "model/shapes.h"

const char purpose_not_given[] = "";

enum { COUNCIL, SERVICE, CHANNEL, YEAR, VOLUME, AVOIDABLE, PURPOSE, FIRST_CONTACT, MONTHS };

static const struct field fields[] = {
    [COUNCIL] =
	{"council", UNIT_TEXT, FIELD_REQUIRED | FIELD_KEY | FIELD_NAME | FIELD_CONSTANT,
	 "councilname|authority|localauthority|authorityname|organisationname|bodyname|body", NULL},
    [SERVICE] = {"service", UNIT_TEXT, FIELD_REQUIRED | FIELD_KEY | FIELD_NAME,
		 "servicename|servicearea|department|servicegroup|serviceline|serviceteam", NULL},
    [CHANNEL] = {"channel", UNIT_TEXT, FIELD_REQUIRED | FIELD_KEY | FIELD_NAME,
		 "contactchannel|accesschannel|channelname|contactmethod|contacttype|method|mode|"
		 "methodofcontact|channelofcontact|channeltype|accessmethod|interactionchannel|"
		 "casechannel|caseorigin",
		 NULL},
    [YEAR] =
	{"year", UNIT_YEAR, FIELD_REQUIRED,
	 "financialyear|fiscalyear|fiscalyr|finyear|date|contactdate|dateofcontact|calldate|"
	 "interactiondate|enquirydate|createddate|datecreated|createdon|receiveddate|"
	 "datereceived|loggeddate|datelogged|openeddate|dateopened|dateraised|dateandtime|"
	 "datetime|dateofcall|timestamp|weekcommencing|weekbeginning|weekending|weekstart|"
	 "weekstarting|wc|we|wb|financialyr|finyr|fy|monthyear|month|reportingmonth|period|week",
	 NULL},
    [VOLUME] = {"volume", UNIT_COUNT, FIELD_REQUIRED | FIELD_NOT_NEGATIVE | FIELD_AMOUNT,
		"contacts|noofcontacts|numberofcontacts|contactvolume|count|transactions|"
		"nooftransactions|numberoftransactions|noofenquiries|numberofenquiries|noofcalls|"
		"numberofcalls|noofinteractions|numberofinteractions|contactcount|callcount",
		"totalcontacts|callvolume|callvolumes|totalvolume|contactvolumes"},
    [AVOIDABLE] = {"avoidable", UNIT_PERCENT, FIELD_SHARE_OF_ONE,
		   "avoidableshare|avoidablecontact|ni14", NULL},
    [PURPOSE] = {"purpose", UNIT_TEXT, FIELD_PART, "contactpurpose|reason", NULL},
    [FIRST_CONTACT] = {"first_contact", UNIT_PERCENT, FIELD_SHARE_OF_ONE,
		       "firstcontactresolution|firstcontactshare|resolvedatfirstcontact|fcr", NULL},
    /* Of the year, that the volume is of: `Jan-Mar`; not given: all, or the date's. */
    [MONTHS] = {"months", UNIT_TEXT, FIELD_OPTIONAL, NULL, NULL},
};

const struct shape activity_shape = {"activity", "contacts", fields, N_OF(fields), false};

static int compare_shares(bool has_a, struct fraction a, bool has_b, struct fraction b)
{
	if (has_a != has_b)
		return has_a ? 1 : -1;
	return has_a ? fraction_compare(a, b) : 0;
}

static int compare_rows(const void *left, const void *right)
{
	const struct contacts *a = left, *b = right;

	return ORDER_BY(
	    ORDER(a->council, b->council), ORDER(a->service, b->service),
	    ORDER(a->purpose, b->purpose), ORDER(a->channel, b->channel),
	    ORDER(a->year.start, b->year.start),
	    compare_shares(a->has_avoidable, a->avoidable, b->has_avoidable, b->avoidable),
	    compare_shares(a->has_first_contact, a->first_contact, b->has_first_contact,
			   b->first_contact));
}

/* Number the names in their own order, not the file's. */
static void settle_names(struct activity *activity, const struct channels *channels)
{
	int *councils = names_sort(&activity->councils, NULL, NULL);
	int *services = names_sort(&activity->services, NULL, NULL);
	int *purposes = names_sort(&activity->purposes, NULL, NULL);
	int *ranks = names_sort(&activity->channels, channels_compare, (void *)(uintptr_t)channels);

	FOR_EACH (struct contacts, row, activity->rows, activity->n_rows) {
		row->council = councils[row->council];
		row->service = services[row->service];
		row->purpose = purposes[row->purpose];
		row->channel = ranks[row->channel];
	}
}

/* That another row's contacts are in this one too. */
static void add_line(struct arena *arena, struct contacts *row, const struct contacts *other)
{
	struct source_line *line = arena_alloc(arena, sizeof *line);

	*line = (struct source_line){other->path, other->line, row->more};
	row->more = line;
}

/* False where `*beyond` is the row with which contacts are more than can be counted. */
static bool merge_rows(struct activity *activity, const struct contacts **beyond)
{
	size_t kept = 0;

	SORT(activity->rows, activity->n_rows, compare_rows);
	FOR_EACH (struct contacts, row, activity->rows, activity->n_rows) {
		if (kept > 0 && compare_rows(&activity->rows[kept - 1], row) == 0) {
			if (__builtin_add_overflow(activity->rows[kept - 1].volume, row->volume,
						   &activity->rows[kept - 1].volume)) {
				*beyond = row;
				return false;
			}
			add_line(activity->councils.arena, &activity->rows[kept - 1], row);
			activity->n_merged++;
		} else {
			activity->rows[kept++] = *row;
		}
	}
	activity->n_rows = kept;
	return true;
}

static void add_row(struct activity *activity, const struct record *record, const char *channel,
		    unsigned months)
{
	const struct value *values = record->values;
	struct contacts row = {
	    .council = names_add(&activity->councils, values[COUNCIL].text),
	    .service = names_add(&activity->services, values[SERVICE].text),
	    .channel = names_add(&activity->channels, channel),
	    .purpose = names_add(&activity->purposes, values[PURPOSE].kind == VALUE_TEXT
							  ? values[PURPOSE].text
							  : purpose_not_given),
	    .year = values[YEAR].year,
	    .volume = values[VOLUME].count,
	    .has_avoidable = values[AVOIDABLE].kind == VALUE_SHARE,
	    .has_first_contact = values[FIRST_CONTACT].kind == VALUE_SHARE,
	    .path = record->path,
	    .line = record->line,
	};

	if (row.has_avoidable)
		row.avoidable = fraction_from_share(values[AVOIDABLE].share);
	if (row.has_first_contact)
		row.first_contact = fraction_from_share(values[FIRST_CONTACT].share);
	if (activity->n_rows == 0 || row.year.start < activity->first_year.start)
		activity->first_year = row.year;
	if (activity->n_rows == 0 || row.year.start > activity->last_year.start)
		activity->last_year = row.year;
	coverage_see(&activity->coverage, values[COUNCIL].text, row.year, months);
	ARENA_ADD(activity->councils.arena, activity, rows, n_rows) = row;
}

const struct contacts *activity_largest(const struct activity *activity)
{
	const struct contacts *largest = activity->rows;

	for (size_t i = 1; i < activity->n_rows; i++)
		if (activity->rows[i].volume > largest->volume)
			largest = &activity->rows[i];
	return largest;
}

bool activity_has(const struct activity *activity, struct year year)
{
	for (size_t i = 0; i < activity->n_rows; i++)
		if (activity->rows[i].year.start == year.start)
			return true;
	return false;
}

/* Channels as one of the files writes them, and their standard names. */
struct written_channels {
	const char *path;
	struct names names;
	const char **standard; /* of each */
	size_t n, capacity;
};

static void say_one_channel(const struct written_channels *written, const struct names *channels,
			    struct diagnostics *diagnostics)
{
	const char **firsts = arena_array(diagnostics->arena, channels->count, sizeof *firsts);

	for (size_t i = 0; i < written->n; i++)
		channels_say_one(&firsts[names_find(channels, written->standard[i])],
				 written->names.items[i], written->standard[i], written->path,
				 diagnostics);
}

/* The standard name of a record's channel, which is then one of those that were seen. */
static const char *channel_of(struct written_channels *written, const struct record *record,
			      const struct channels *channels, struct names *seen,
			      struct diagnostics *diagnostics)
{
	int id;

	if (written->path != record->path) {
		say_one_channel(written, seen, diagnostics);
		*written = (struct written_channels){.path = record->path};
		names_init(&written->names, diagnostics->arena);
	}
	id = names_add(&written->names, record->values[CHANNEL].text);
	if ((size_t)id == written->n) {
		const char *standard = channels_standard(channels, record->values[CHANNEL].text);

		ARENA_ADD(diagnostics->arena, written, standard, n) = standard;
		names_add(seen, standard);
	}
	return written->standard[id];
}

bool activity_build(struct activity *activity, const struct reading *reading,
		    const struct channels *channels, const struct selection *selection,
		    struct diagnostics *diagnostics)
{
	struct arena *arena = diagnostics->arena;
	const struct place place = {.file = reading->source->path};
	struct names seen_councils, seen_services, seen_channels;
	struct written_channels written = {0};
	bool has_months = true;

	*activity = (struct activity){0};
	coverage_init(&activity->coverage, arena);
	names_init(&activity->councils, arena);
	names_init(&activity->services, arena);
	names_init(&activity->purposes, arena);
	names_init(&activity->channels, arena);
	names_init(&seen_councils, arena);
	names_init(&seen_services, arena);
	names_init(&seen_channels, arena);
	FOR_EACH (const struct record, record, reading->records, reading->n_records) {
		const struct value *values = record->values;
		const char *channel =
		    channel_of(&written, record, channels, &seen_channels, diagnostics);
		unsigned months;

		names_add(&seen_councils, values[COUNCIL].text);
		names_add(&seen_services, values[SERVICE].text);
		enum left_out why =
		    !selection_has_council(selection, values[COUNCIL].text)   ? LEFT_COUNCIL
		    : !selection_has_service(selection, values[SERVICE].text) ? LEFT_SERVICE
		    : selection_excludes(selection, channel)                  ? LEFT_CHANNEL
									      : N_LEFT_OUT;
		if (why != N_LEFT_OUT) {
			activity->n_filtered++;
			activity->n_left_out[why]++;
			activity->volume_filtered += values[VOLUME].count;
			fate_leave_out(record->fate, left_out_reason(why));
			continue;
		}
		has_months &=
		    coverage_months_of(&months, record, YEAR, MONTHS, record->path, diagnostics);
		fate_use(record->fate);
		add_row(activity, record, channel, months);
	}
	say_one_channel(&written, &seen_channels, diagnostics);

	bool is_well = selection_check("service", selection->services, selection->n_services,
				       &seen_services, place, diagnostics);

	is_well &= selection_check_councils(selection, &seen_councils, place, diagnostics);
	is_well &=
	    selection_check("channel", selection->excluded_channels, selection->n_excluded_channels,
			    &seen_channels, place, diagnostics);
	if (!is_well || !has_months)
		return false;
	if (activity->n_rows == 0) {
		size_t n_askers;

		return fault(diagnostics, place, "has no contacts left after %s",
			     selection_askers(selection, activity->n_left_out, &n_askers, arena));
	}
	if (!names_hold(&seen_channels, BOUND_CHANNELS, "channels", reading, "channel",
			diagnostics) ||
	    !names_hold(&seen_services, BOUND_NAMES, "services", reading, "service", diagnostics) ||
	    !names_hold(&seen_councils, BOUND_NAMES, "councils", reading, "council", diagnostics))
		return false;
	settle_names(activity, channels);
	names_say_alike(&activity->councils, "councils", reading, "council", diagnostics);
	names_say_alike(&activity->services, "services", reading, "service", diagnostics);
	names_say_alike(&activity->purposes, "purposes", reading, "purpose", diagnostics);

	const struct contacts *beyond;

	if (!merge_rows(activity, &beyond))
		return fault(diagnostics, (struct place){beyond->path, beyond->line, "volume"},
			     "with this row the contacts add up to more than can be counted; is it "
			     "a code or a telephone number?");
	return true;
}
