#include "analyses/sureness/sureness.h"

#include "analyses/sureness/doubt.h"
#include "analyses/sureness/grid.h"
#include "analyses/sureness/record.h"
#include "analyses/sureness/scenarios.h"
#include "analyses/sureness/uncertainty.h"

bool sureness_add(struct results *results, const struct case_run *run)
{
	struct evaluation_rooms rooms;
	struct range_cover cover;
	struct movers movers;

	results->section = SECTION_SURENESS;
	evaluation_rooms_init(&rooms, run, results->arena);
	movers_list(&movers, rooms.items, results->arena);
	if (!sensitivity_add(results, &rooms, &movers, &cover) ||
	    !grid_add(results, &rooms, &movers))
		return false;
	scenarios_add(results, rooms.items);
	record_add(results, rooms.items);
	doubt_say(results, rooms.items, &movers);
	return uncertainty_add(results, rooms.items, &movers, &cover);
}
