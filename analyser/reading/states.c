#include "reading/states.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "reading/cell.h"
#include "reading/denomination.h"
#include "reading/neighbours_words.h"

/* No word that is known is as long. */
#define MOST_TEXT 128
#define MOST_CODE 3 /* letters, or bytes of a sign, of a currency by itself */

/* Of money that came back: `Refund`, `Credit note?` */
#define BACK                                                                                 \
	"|refund|refunds|refunded|isrefund|credit|credits|iscredit|creditnote|creditnoteno|" \
	"creditflag|creditind|creditindicator|repaid|reimbursed|"

/* `Reversed`, `Void date`, `Duplicate?`: whatever stands there says it of its row. */
static bool names_flag(const char *folded)
{
	return (text_has_any("|cancel|revers|void|delete|duplicat|onhold|reject|disputed|"
			     "withdraw|excluded|writeoff|writtenoff|",
			     folded) &&
		strstr(folded, "avoid") == NULL) ||
	       text_lists(BACK, folded);
}

static bool is_flagged(const char *folded)
{
	return folded[0] != '\0' &&
	       !text_lists(
		   "|n|no|false|f|0|none|na|nil|ok|active|live|open|normal|original|unique|",
		   folded);
}

/* `Paid?`, `Approved`: where it says no, the row is none yet. */
static bool names_done(const char *folded)
{
	return text_lists("|paid|ispaid|approved|posted|authorised|authorized|cleared|released|"
			  "confirmed|completed|answered|",
			  folded);
}

/* Whatever somebody wrote of a row. */
static bool names_note(const char *folded)
{
	return text_lists("|note|notes|comment|comments|remark|remarks|narrative|narration|",
			  folded);
}

/* What became of a row, which way it went, or of what it is. */
static bool names_state(const char *folded)
{
	return text_has_any("|status|direction|type|incexp|inout|stage|scenario|outcome|"
			    "result|disposition|ledger|incomeexp|expenditureincome|",
			    folded) ||
	       text_lists("|state|ie|ei|re|book|basis|dataset|pk|postingkey|expinc|nature|"
			  "invoicecredit|payrec|pr|rp|paymentreceipt|receiptpayment|"
			  "incomeorexpenditure|transcode|dir|",
			  folded) ||
	       names_note(folded);
}

/* What became of a row, of which a cell may say more: `Cancelled by payee`. */
static bool names_fate(const char *folded)
{
	return text_has_any("|status|state|outcome|result|disposition|stage|", folded);
}

static bool is_no_payment(const char *folded)
{
	return text_lists(
	    "|cancelled|canceled|cancel|cancellation|void|voided|reversed|reversal|rejected|"
	    "returned|bounced|unpaid|notpaid|onhold|held|hold|draft|pending|declined|failed|"
	    "duplicate|deleted|disputed|withdrawn|stopped|refused|writtenoff|unposted|parked|"
	    "unapproved|notapproved|income|receipt|receipts|revenueincome|budget|budgeted|"
	    "revisedbudget|originalbudget|forecast|commitment|commitments|committed|encumbrance|"
	    "plan|planned|estimate|estimated|target|accrual|accruals|contra|purchaseorder|"
	    "purchaseorders|requisition|requisitions|quotation|proforma|internalrecharge|"
	    "internaltransfer|",
	    folded);
}

/* A cell that begins so says it, whatever comes behind. */
static bool begins_no_payment(const char *folded)
{
	return text_begins("|cancel|void|reverse|reject|returned|stopped|withdrawn|declined|"
			   "unpaid|notpaid|onhold|writtenoff|",
			   folded) > 0;
}

static bool begins_no_contact(const char *folded)
{
	return text_begins("|outbound|abandoned|internal|testcall|spam|duplicate|cancelled|"
			   "unanswered|noanswer|",
			   folded) > 0;
}

/* What is said of a payment among other words. */
static bool notes_no_payment(const char *folded)
{
	return text_has_any("|creditnote|paymentcancelled|cancelledpayment|chequecancelled|"
			    "cancelledcheque|chequestopped|stoppedcheque|paymentreversed|"
			    "reversalof|paidinerror|duplicatepayment|paymentvoided|notyetpaid|",
			    folded);
}

static bool is_no_contact(const char *folded)
{
	return text_lists(
	    "|outbound|outgoing|out|internal|abandoned|abandon|test|spam|duplicate|cancelled|"
	    "canceled|voided|deleted|rejected|missed|unanswered|notanswered|noanswer|target|"
	    "forecast|budget|plan|planned|lost|busy|blocked|",
	    folded);
}

/* `v2` beside `v1`: of one thing twice. */
static bool names_version(const char *folded)
{
	return text_lists("|version|versionno|versionnumber|revision|rev|release|iteration|",
			  folded);
}

/* `Calls offered` beside `Calls answered`: what the numbers of a row are of. */
static bool names_measure(const char *folded)
{
	return text_lists("|measure|measures|measurename|metric|metrics|metricname|indicator|"
			  "indicatorname|kpi|kpiname|variable|statistic|measureofactivity|",
			  folded);
}

/* What an amount is to be multiplied by, or was. */
static bool names_factor(const char *folded)
{
	return text_has_any("|exchangerate|rateofexchange|fxrate|conversionrate|apportion|"
			    "multiplier|",
			    folded) ||
	       text_lists("|fx|xrate|exchrate|scale|factor|sign|share|councilshare|ourshare|split|"
			  "proportion|weight|weighting|noofpayments|numberofpayments|instalments|"
			  "noofinstalments|numberofinstalments|",
			  folded);
}

/* Another number than one, or than all. */
static bool is_factor(const char *text)
{
	struct share share;

	return share_parse(text, &share) == PARSE_OK && share.billionths != (int64_t)SHARE_ONE &&
	       share.billionths != 0 && strcmp(text, "100") != 0;
}

enum state_kind state_kind_of(const char *folded)
{
	if (names_flag(folded))
		return STATE_FLAG;
	if (names_done(folded))
		return STATE_DONE;
	if (names_version(folded))
		return STATE_VERSION;
	if (names_measure(folded))
		return STATE_MEASURE;
	return names_factor(folded) ? STATE_FACTOR : names_state(folded) ? STATE_WORD : STATE_NONE;
}

/* What some columns write in short: `I` of `I/E`, SAP's posting keys of credits. */
static const char *short_words(const char *name)
{
	if (text_lists("|ie|ei|incexp|expinc|inout|", name) || strstr(name, "income") != NULL)
		return "|i|inc|";
	if (text_lists("|pr|rp|payrec|paymentreceipt|receiptpayment|", name))
		return "|r|rec|rcpt|";
	if (strcmp(name, "invoicecredit") == 0)
		return "|credit|c|cr|";
	return text_lists("|pk|postingkey|", name) ? "|21|22|50|" : "";
}

static bool is_credit(const struct state_column *column, const char *text, const char *folded)
{
	if (column->kind == STATE_SIGN || column->kind == STATE_MARK)
		return neighbours_sign_word(text, folded) == WORD_CREDIT;
	return column->may_be_credit &&
	       neighbours_type_word(text, folded, false, column->has_short) == WORD_CREDIT;
}

bool state_is_credit(const struct state_column *column, const char *text)
{
	char folded[MOST_TEXT];

	return strlen(text) < MOST_TEXT && is_credit(column, text, text_fold_into(folded, text));
}

/* A row of an invoice that is its tax, by the type of rows or of documents. */
static bool is_tax(const struct state_column *column, const char *folded)
{
	return column->has_sum &&
	       text_lists("|vat|tax|taxline|vatline|inputvat|vatinput|vatamount|taxamount|salestax|"
			  "rectax|recoverabletax|recoverablevat|",
			  folded) &&
	       (strcmp(column->folded, "type") == 0 ||
		text_has_any(
		    "|linetype|rowtype|transactiontype|trantype|trxtype|transtype|entrytype|"
		    "recordtype|distributiontype|disttype|",
		    column->folded));
}

bool state_is_tax(const struct state_column *column, const char *text)
{
	char folded[MOST_TEXT];

	return column->kind == STATE_WORD && strlen(text) < MOST_TEXT &&
	       is_tax(column, text_fold_into(folded, text));
}

static bool says_no_payment(const struct state_column *column, const char *text, const char *folded)
{
	return is_no_payment(folded) || is_credit(column, text, folded) || is_tax(column, folded) ||
	       text_lists(short_words(column->folded), folded) ||
	       (begins_no_payment(folded) && names_fate(column->folded)) ||
	       (names_note(column->folded) && notes_no_payment(folded));
}

/* `Void works`, `Voids - repairs`: of empty homes, and no payment that is void. */
static bool is_of_voids(const char *text)
{
	if (strncasecmp(text, "void", 4) != 0)
		return false;
	text += 4;
	if (tolower((unsigned char)*text) == 's')
		return true;
	return *text == ' ' && isalpha((unsigned char)text[1]);
}

bool state_is_mark(const char *text, bool is_money)
{
	char folded[MOST_TEXT];

	if (is_money && strcmp(text, "-") == 0)
		return true;
	if (strlen(text) >= MOST_TEXT || cell_is_missing(text))
		return false;
	text_fold_into(folded, text);
	if (!is_money)
		return is_no_contact(folded) || begins_no_contact(folded);
	/* A letter alone may mean anything: `C` and `R` are capital and revenue. */
	return (folded[0] != '\0' && folded[1] != '\0' &&
		neighbours_sign_word(text, folded) == WORD_CREDIT) ||
	       neighbours_type_word(text, folded, false, false) == WORD_CREDIT ||
	       is_no_payment(folded) || (begins_no_payment(folded) && !is_of_voids(text)) ||
	       notes_no_payment(folded) ||
	       text_lists("|euro|euros|dollar|dollars|usdollar|usdollars|", folded) ||
	       (strlen(text) <= MOST_CODE && currency_of_name(text) == CURRENCY_OTHER);
}

bool state_is_of_notes(const struct state_column *column)
{
	return names_note(column->folded);
}

bool state_is_of_money_back(const struct state_column *column)
{
	return text_lists(BACK, column->folded);
}

bool state_says(const struct state_column *column, const char *text)
{
	char folded[MOST_TEXT];

	if (column->kind == STATE_VERSION || column->kind == STATE_MEASURE)
		return !cell_is_missing(text) && strcmp(text, column->first) != 0;
	if (strlen(text) >= MOST_TEXT)
		return column->kind == STATE_FLAG;
	if (cell_is_missing(text) && column->kind != STATE_SIGN &&
	    !(column->kind == STATE_MARK && column->has_dashes))
		return false;
	text_fold_into(folded, text);
	switch (column->kind) {
	case STATE_FLAG:
		return is_flagged(folded);
	case STATE_DONE:
		return text_lists("|n|no|false|f|0|notyet|unpaid|notpaid|", folded);
	case STATE_WORD:
		return column->is_money ? says_no_payment(column, text, folded)
					: is_no_contact(folded) || (!names_note(column->folded) &&
								    begins_no_contact(folded));
	case STATE_FACTOR:
		return is_factor(text);
	case STATE_SIGN:
		return is_credit(column, text, folded);
	case STATE_CURRENCY:
		return currency_of_name(text) == CURRENCY_OTHER;
	case STATE_MARK:
		return state_is_mark(text, column->is_money);
	case STATE_VERSION:
	case STATE_MEASURE:
	case STATE_NONE:
		break;
	}
	return false;
}

bool state_may_say(const struct state_column *column, const char *text, size_t length)
{
	char copy[MOST_TEXT];

	if (length >= MOST_TEXT)
		return column->kind == STATE_FLAG || column->kind == STATE_VERSION ||
		       column->kind == STATE_MEASURE;
	memcpy(copy, text, length);
	copy[length] = '\0';
	return state_says(column, copy);
}
