/*
 * The worked example of the design, section 6, as files.
 */
#ifndef WORKED_EXAMPLE_H
#define WORKED_EXAMPLE_H

static const char activity[] = "council,service,channel,year,volume,avoidable,first_contact\n"
			       "Anytown,council tax,face-to-face,2007-08,10000,20%,\n"
			       "Anytown,council tax,telephone,2007-08,40000,30%,60%\n"
			       "Anytown,council tax,web,2007-08,5000,,\n";
static const char strategies[] = "strategy,action,service,channel,to,year,value,source\n"
				 "better,avoid,*,*,,2010-11,50%,example\n"
				 "better,first-contact,*,telephone,,2010-11,75%,example\n"
				 "better,shift,*,telephone,web,2010-11,20%,example\n"
				 "better,take-up,*,*,web,2010-11,40%,example\n"
				 "better,unit-cost,*,telephone,,2010-11,-10%,example\n";
static const char assumptions[] = "assumption,scope,value,source\n"
				  "volume_growth,*,2%,example\n"
				  "failure_share,web,10%,example\n"
				  "cashable_share,telephone,60%,example\n"
				  "contacts_per_post,face-to-face,3000,example\n"
				  "post_cost,face-to-face,25000,example\n";

#endif
