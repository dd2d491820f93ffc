#include "model/shapes.h"

/*
 * Columns of prices.csv as a purchase ledger or a catalogue has them: in a
 * tally quantities are whole, and are what is added up.  prices.c reads the
 * file itself, in which they may have decimals.
 */
static const struct field fields[] = {
    {"item", UNIT_TEXT, FIELD_REQUIRED | FIELD_KEY,
     "itemdescription|itemname|description|product|productdescription|productname|"
     "linedescription|goods|article|articledescription|material|materialdescription|"
     "commoditydescription",
     NULL},
    {"unit", UNIT_TEXT, FIELD_REQUIRED | FIELD_KEY,
     "unitofmeasure|uom|unitofissue|uoi|unitofpurchase|unitofsale|orderunit|salesunit|measure|"
     "unitdescription|unittype|pricingunit",
     "packsize|pack"},
    {"council", UNIT_TEXT, FIELD_REQUIRED | FIELD_KEY | FIELD_CONSTANT,
     "councilname|authority|localauthority|authorityname|bodyname|body|organisationname|"
     "organisation|buyer|buyername|buyingorganisation|customer|customername|client",
     NULL},
    {"quantity", UNIT_COUNT, FIELD_REQUIRED | FIELD_NOT_NEGATIVE | FIELD_AMOUNT,
     "qty|quantityordered|qtyordered|orderquantity|orderqty|quantitypurchased|quantitybought|"
     "quantitydelivered|qtydelivered|quantityinvoiced|invoicedquantity|noofunits|numberofunits|"
     "unitspurchased|unitsbought|volume",
     NULL},
    {"unit_price", UNIT_MONEY, FIELD_REQUIRED | FIELD_NOT_NEGATIVE | FIELD_ONE_ONLY | FIELD_PER_ONE,
     "price|unitcost|priceperunit|costperunit|priceeach|costeach|eachprice|itemprice|pricepaid|"
     "unitrate|netunitprice|unitpricenet|unitnetprice|netprice|pricenet|unitpriceexvat|"
     "unitpriceexcvat|priceexvat|priceexcvat|unitpricegbp|catalogueprice|contractprice",
     NULL},
    {"supplier", UNIT_TEXT, FIELD_OPTIONAL,
     "suppliername|vendor|vendorname|creditorname|payee|manufacturer", NULL},
    {"year", UNIT_YEAR, FIELD_OPTIONAL,
     "financialyear|fiscalyear|orderdate|purchasedate|dateordered|dateofpurchase|dateoforder|"
     "date|invoicedate|deliverydate|paymentdate|paiddate|datepaid|transactiondate|postingdate|"
     "month",
     NULL},
    {"category", UNIT_TEXT, FIELD_OPTIONAL,
     "spendcategory|procurementcategory|categoryname|itemcategory|productcategory|commodity|"
     "commoditygroup|productgroup|itemgroup|proclassdescription",
     NULL},
};

const struct shape purchases_shape = {"prices", "units bought", fields,
				      sizeof fields / sizeof *fields};
