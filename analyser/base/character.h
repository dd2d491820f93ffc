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

/*
 * Does it turn or isolate the direction of the text behind it, so that a figure there could be read
 * backwards?  U+061C, 200E, 200F, 202A to 202E, 2066 to 2069.
 */
bool character_turns(uint32_t code);

/*
 * Is it a mark on a character that has 30 already, as none has that anybody writes (Unicode's annex
 * 15, Stream-Safe Text)?  So many are drawn over the lines above and below.  `marks` counts them
 * from character to character of a text, from 0.
 */
bool character_is_heaped(uint32_t code, unsigned *marks);

/* Would it steer a terminal, turn the order of a line about, or be there unseen? */
bool character_is_unsafe(uint32_t code);

#endif
