/*
 * The terminal that standard output may be: how wide, and whether in colour.
 */
#ifndef COMMANDS_TERMINAL_H
#define COMMANDS_TERMINAL_H

#include "vfm.h"

/* Standard output as it is. */
struct vfm_printing terminal_printing(void);

#endif
