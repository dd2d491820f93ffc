#include "results/house_colours.h"

#include "results/document.h"

const struct house_colours house_colours_own = {
    .headings = {0x12, 0x43, 0x6D},
    .series = {{0x12, 0x43, 0x6D},
	       {0x28, 0xA1, 0x97},
	       {0x80, 0x16, 0x50},
	       {0xF4, 0x6A, 0x25},
	       {0x3D, 0x3D, 0x3D},
	       {0xA2, 0x85, 0xD1}},
};

const struct house_colours *house_colours_of(const struct document *document)
{
	return document == NULL || document->colours == NULL ? &house_colours_own
							     : document->colours;
}
