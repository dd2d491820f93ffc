#include "commands/help.h"

#include <stdbool.h>
#include <string.h>

/* clang-format off */
static const struct topic list[] = {
    {"files", "Which files do I need?",
     "One is enough. Each file answers one question; a folder of them is a case.\n\n"
     "  activity.csv    contacts a year, by service and channel    vfm channel\n"
     "  spend.csv       pounds a year, by category                 vfm procurement\n"
     "  prices.csv      what councils paid for the same thing      vfm prices\n"
     "  gains.csv       your register of savings                   vfm indicator\n"
     "  costs.csv       what the change costs                      vfm case\n\n"
     "Beside activity.csv, strategies.csv says what you plan to do, and assumptions.csv\n"
     "how demand grows, how many contacts fail and how much of a gain is cash.\n\n"
     "'vfm init FOLDER' writes each file with its columns and an example of every kind\n"
     "of row. Fill in what you have and delete the rest. Then:\n\n"
     "  vfm check FOLDER    finds mistakes, line by line\n"
     "  vfm case FOLDER     answers from the files that have rows\n"},
    {"unit-costs", "Where do unit costs come from?",
     "A unit cost is what one contact costs. Unless you say otherwise, vfm uses the\n"
     "medians of the North West e-Government Group, printed in the CLG plan (paragraph\n"
     "3.30): face-to-face £7.81, telephone £4.00, web £0.17.\n\n"
     "  vfm reference unit-costs            every published set, with its source\n"
     "  vfm channel FOLDER --unit-costs pwc-2009         another published set\n"
     "  vfm channel FOLDER --unit-costs own.csv          a file of your own\n\n"
     "Published costs differ widely, and a median may not fit your council. For costs\n"
     "of your own, see 'vfm help own-costs'.\n"},
    {"cash", "What is cash-releasing?",
     "A gain is cash-releasing if the budget can be cut by it. A gross gain counts all\n"
     "time and money saved; the cash-releasing part is usually smaller.\n\n"
     "When 1,000 calls move to the web, staff have time for other work. That is cash\n"
     "only if posts go, or if money paid to others falls. Say how much in\n"
     "assumptions.csv:\n\n"
     "  cashable_share                 the share of a channel's gain that is cash\n"
     "  contacts_per_post, post_cost   only whole posts count as cash\n"
     "  procurement_cashable_share     the share of procurement gains that is cash\n\n"
     "Without these, vfm counts all of the gain as cash and warns that this is the\n"
     "most it could be.\n"},
    {"categories", "Why is my category not classified?",
     "Procurement gains depend on how a category is bought: commodity (10% to 15%),\n"
     "specific to the sector (5% to 10%), or excluded, such as grants and pay. vfm\n"
     "knows some 60 categories by name. Yours has another name, so the published\n"
     "average of 8.5% (6% to 11%) is used. The result says how much depends on it.\n\n"
     "  vfm reference categories                         the names it knows\n"
     "  vfm procurement FOLDER --categories FILE         your own list\n\n"
     "The list needs the columns category, market and source. In a case, call it\n"
     "categories.csv. A column 'market' in spend.csv works too.\n"},
    {"strategies", "How do I compare two strategies?",
     "Write both in strategies.csv, one row for each thing a strategy does, and give\n"
     "each strategy its own name:\n\n"
     "  strategy,action,service,channel,to,year,value,source\n"
     "  steady,take-up,*,*,web,2010-11,25%,Programme plan\n"
     "  bold,take-up,*,*,web,2010-11,45%,Programme plan\n\n"
     "  vfm channel FOLDER                  what each would save\n"
     "  vfm case FOLDER                     ranks them, with doing nothing among them\n"
     "  vfm case --compare FOLDER1 FOLDER2  two whole cases side by side\n\n"
     "The actions, and what the value of each is:\n\n"
     "  avoid            the share of avoidable contacts that no longer happen\n"
     "  first-contact    the share to be resolved at first contact\n"
     "  shift            the share of a channel's contacts that moves to the one under 'to'\n"
     "  take-up          the share of all contacts that the channel under 'to' reaches\n"
     "  unit-cost        the change of a channel's unit cost, such as -10%\n\n"
     "Costs of one strategy go into costs.csv with its name.\n"},
    {"ledger", "How do I read a ledger?",
     "'vfm tally' adds up what councils publish and telephone systems log, as it is:\n\n"
     "  vfm tally --to spend payments-*.csv --council NAME -o FOLDER/spend.csv\n"
     "  vfm tally --to activity calls.csv -o FOLDER/activity.csv\n\n"
     "Rows that cannot be used are set aside, counted and explained; --rejects FILE\n"
     "keeps them. Every run shows that rows and pounds read equal those used and set\n"
     "aside. If a column is not recognised, name it:\n\n"
     "  --map spend=\"Net Amount\"     which column holds the amount\n"
     "  --year 2013-14               for a file without dates\n"
     "  --save-map FILE              keep what you said, for --map-file next month\n"},
    {"ni179", "What is NI 179?",
     "The national indicator of value for money: the yearly cash-releasing gains that\n"
     "councils have made since April 2008 and that continue, net of running costs, and\n"
     "of investment in the year in which the gain is first felt.\n"
     "Councils gave a forecast each October and the actual figure each July.\n\n"
     "  vfm indicator gains.csv                            works it out\n"
     "  vfm indicator gains.csv --accounts accounts.csv    compares it with 3% a year\n\n"
     "It counts a gain from its first year until it lapses. It leaves out gains that\n"
     "are not cash-releasing, began before April 2008 or failed their quality check,\n"
     "and lists each with its reason.\n"},
    {"sure", "How sure is it?",
     "No surer than what it rests on. 'vfm case FOLDER' names the matter that most of\n"
     "the answer depends on, with the result if it fails; --full names up to five.\n"
     "Warnings that could change the decision come right below the answer.\n\n"
     "  vfm case FOLDER --table case_rests         everything it rests on, by size\n"
     "  vfm case FOLDER --table case_assumption    every assumption and its source\n\n"
     "Give low and high values in your files wherever you can. A number without a\n"
     "range is used as it is, and nobody knows how far it could be wrong.\n\n"
     "From the ranges, vfm works the whole case out 10,000 times. Each time (a draw)\n"
     "it takes a value for every number with a range: any from low to high, most often\n"
     "near the one you gave. Eight results in ten lie between P10 and P90.\n\n"
     "  vfm case FOLDER --table uncertainty        P10, P50 and P90 of each option\n"
     "  vfm case FOLDER --table chances            how likely it pays, and is best\n"
     "  vfm case FOLDER --draws 50000              more draws, smaller sampling error\n"
     "  vfm case FOLDER --seed 7                   other draws, to compare\n"
     "  vfm case FOLDER --two-levers A,B           the answer by two numbers at once\n\n"
     "The same files, draws and seed give the same figures. correlations.csv says\n"
     "which numbers rise together.\n"},
    {"own-costs", "How do I give my own unit costs?",
     "If you know them, write unit_costs.csv:\n\n"
     "  set,channel,cost,source\n"
     "  ours,telephone,3.20,Finance model 2008\n\n"
     "and put it into the folder, or give --unit-costs FILE. For channels it lacks,\n"
     "--fallback-costs SET takes a published set and reports how much depends on it.\n\n"
     "If you do not know them, write what your channels cost in resources.csv (staff\n"
     "minutes, pay, overheads) and let vfm work them out:\n\n"
     "  vfm unitcost FOLDER --save unit_costs=FOLDER/unit_costs.csv\n\n"
     "That replaces unit_costs.csv, and keeps the old one as unit_costs.csv~. It has\n"
     "costs only for what resources.csv covers. Take the others from a published set\n"
     "that has all your channels, with a row in case.csv (pwc-2009 has post):\n\n"
     "  fallback_costs,pwc-2009,Costs that we have not worked out\n"},
    {"send", "How do I send it?",
     "  vfm case FOLDER -o PACK                 a folder to send: report (HTML, Word),\n"
     "                                          workbook, summary, tables and charts\n"
     "  vfm case FOLDER -o case.txt             the text alone, in full\n"
     "  vfm channel FOLDER --chart gains.png    a picture for a paper or slide\n"
     "  vfm channel FOLDER -o gains.csv         a table for a spreadsheet\n\n"
     "Send your input files too. manifest.json in PACK holds a fingerprint (SHA-256)\n"
     "of each, so anyone can check that they are the ones that were used.\n"},
};
/* clang-format on */

const struct topic *topics(size_t *count)
{
	*count = sizeof list / sizeof *list;
	return list;
}

/* Hyphens apart: `unitcosts` is `unit-costs`. */
static bool is_called(const char *topic, const char *name)
{
	while (*topic != '\0' || *name != '\0') {
		topic += *topic == '-';
		name += *name == '-' || *name == '_';
		if (*topic != *name)
			return false;
		topic += *topic != '\0';
		name += *name != '\0';
	}
	return true;
}

const struct topic *topic_find(const char *name)
{
	for (size_t i = 0; i < sizeof list / sizeof *list; i++)
		if (is_called(list[i].name, name))
			return &list[i];
	return NULL;
}
