/*
 * What a terminal makes of a character.
 */
#ifndef BASE_CHARACTER_H
#define BASE_CHARACTER_H

#include <stdbool.h>
#include <stdint.h>

/* Cells that it takes: 0 (it joins the one before, or is not seen), 1 or 2. */
unsigned character_width(uint32_t code);

/* Is it one that Unicode keeps for no character, as U+FDD0 and U+FFFE? */
bool character_is_none(uint32_t code);

/* Would it steer a terminal, turn the order of a line about, or be there unseen? */
bool character_is_unsafe(uint32_t code);

#endif
