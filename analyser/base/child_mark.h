/*
 * A mark in the environment of a program that is run, by which what it started can be found.
 *
 * A process group ends together, but a program may have left it (setsid, a daemon); what it starts
 * has its environment all the same.  One that takes the mark out of its environment is not found.
 */
#ifndef BASE_CHILD_MARK_H
#define BASE_CHILD_MARK_H

#define CHILD_MARK_SIZE 96 /* bytes, the NUL among them */

/* A mark that no other has on this machine since it was started: `VFM_RUN=...`. */
void child_mark_make(char mark[CHILD_MARK_SIZE]);

/* One that begins with another, and is no other's. */
void child_mark_within(char mark[CHILD_MARK_SIZE], const char *outer);

/*
 * End all processes with that mark, or one that begins with it, but for this one.  Safe in a signal
 * handler.  Where there is no /proc, none is found.
 */
void child_mark_end(const char *mark);

#endif
