/*
 * A case asked of files given as text.
 */
#ifndef ASKING_CASE_H
#define ASKING_CASE_H

#include "asking.h"

#define ACTIVITY                                           \
	"council,service,channel,year,volume,avoidable\n"  \
	"Testham,parking,telephone,2007-08,20011,30%\n"    \
	"Testham,parking,face-to-face,2007-08,10007,20%\n" \
	"Testham,parking,web,2007-08,5003,\n"              \
	"Testham,library,telephone,2007-08,7001,10%\n"     \
	"Testham,library,web,2007-08,907,\n"
#define STRATEGIES                                                                    \
	"strategy,action,service,channel,to,year,value,source\n"                      \
	"web,take-up,*,*,web,2010-11,43%,me\nweb,avoid,*,telephone,,2009-10,40%,me\n" \
	"calls,shift,*,face-to-face,telephone,2008-09,12%,me\n"
#define ASSUMPTIONS                                                  \
	"assumption,scope,value,source\nfailure_share,web,11%,me\n"  \
	"cashable_share,telephone,57%,me\nvolume_growth,*,1.3%,me\n" \
	"benefit_confidence,*,83%,me\nprocurement_cashable_share,*,91%,me\n"
#define SPEND                                                                            \
	"council,category,year,spend,market\nTestham,paper,2007-08,33333.33,commodity\n" \
	"Testham,roads,2007-08,77777.77,specific\nTestham,tea,2007-08,1234.56,\n"
#define COSTS                                                                           \
	"item,kind,year,amount,source,strategy,type,project_type\n"                     \
	"portal,investment,2007-08,40000.01,me,web,capital,equipment and development\n" \
	"portal,running,2008-09,3333.33,me,web,revenue,\n"                              \
	"lines,investment,2008-09,2500.55,me,calls,capital,\n"                          \
	"office,running,2008-09,1111.11,me,,revenue,outsourcing\n"

struct case_text {
	const char *activity, *strategies, *assumptions, *spend, *costs, *file;
};

/* All of these, and no case.csv. */
extern const struct case_text whole_case;

/* Ask for a case of `n_years` from 2007-08; its results are the asking's. */
bool ask_case(struct asking *asking, const struct case_text *text, int n_years);

/* An amount of a table, in whole pennies, and a text. */
int64_t case_cell(const struct table *table, size_t row, const char *column);
const char *case_text_cell(const struct table *table, size_t row, const char *column);

#endif
