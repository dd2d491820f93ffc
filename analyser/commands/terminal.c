#include "commands/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define WIDTH 100 /* where it is no terminal */

struct vfm_printing terminal_printing(void)
{
	struct vfm_printing printing = {
	    .stream = stdout, .name = "standard output", .width = WIDTH};
	const char *no_colour = getenv("NO_COLOR"), *terminal = getenv("TERM");
	struct winsize size;

	if (!isatty(STDOUT_FILENO))
		return printing;
	printing.is_terminal = true;
	printing.has_colour = (no_colour == NULL || no_colour[0] == '\0') && terminal != NULL &&
			      strcmp(terminal, "dumb") != 0;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40)
		printing.width = size.ws_col;
	return printing;
}
