#include "unit.h"

#include "register.h"

const char worked_register[] = REGISTER_HEADER
    "A,Redesign,bpi,2008-09,100000.10,me,10000.05,50000,yes,,,80%,passed,forecast,\n"
    "A,Redesign,bpi,2008-09,90000,me,9000,45000,yes,,,80%,passed,actual,\n"
    "A,Freeze,bpi,2008-09,40000,me,,,yes,,2010-11,,passed,actual,\n"
    "A,Sharing,collaboration,2009-10,70000,me,,30000,yes,01/10/2009,,50%,pending,forecast,\n"
    "A,Depot sale,asset disposal,2010-11,,me,,,yes,,,33%,,forecast,1000001\n"
    "A,Home working,bpi,2009-10,25000,me,500,1000,no,,,,,forecast,\n"
    "A,Early,procurement,2008-09,5000,me,,,yes,31/03/2008,,,passed,actual,\n"
    "A,Doubtful,procurement,2009-10,6000,me,,2000,yes,,,,failed,forecast,\n";

const char worked_terms[] = "assumption,scope,value,source\n"
			    "baseline,A,2000000,me\n"
			    "sr04_gains,A,80000,me\n"
			    "sr04_baseline,A,1000000,me\n";

void ask_worked(struct asking *asking)
{
	assert_true(ask_indicator(asking, worked_register, NULL, worked_terms, 2008, 2010));
}
