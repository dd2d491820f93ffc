/*
 * The files of datasets/, built into the program so that an installed binary
 * needs no files.
 */
#ifndef MODEL_EMBEDDED_H
#define MODEL_EMBEDDED_H

/* EMBEDDED(name): declare the bytes of datasets/name.csv as made by EMBED(name). */
#define EMBEDDED(name) extern const char embedded_##name[], embedded_##name##_end[]

/* EMBED(name): put datasets/name.csv into the program; once, at file scope. */
#define EMBED(name)                                            \
	EMBEDDED(name);                                        \
	__asm__(".pushsection .rodata\n"                       \
		".global embedded_" #name "\n"                 \
		"embedded_" #name ":\n"                        \
		".incbin \"" DATASETS_DIR "/" #name ".csv\"\n" \
		".global embedded_" #name "_end\n"             \
		"embedded_" #name "_end:\n"                    \
		".byte 0\n"                                    \
		".popsection\n")

/* EMBED_FROM(folder, name): the same with datasets/folder/name.csv, as embedded_of_name. */
#define EMBED_FROM(folder, name)                                            \
	extern const char embedded_of_##name[], embedded_of_##name##_end[]; \
	__asm__(".pushsection .rodata\n"                                    \
		".global embedded_of_" #name "\n"                           \
		"embedded_of_" #name ":\n"                                  \
		".incbin \"" DATASETS_DIR "/" folder "/" #name ".csv\"\n"   \
		".global embedded_of_" #name "_end\n"                       \
		"embedded_of_" #name "_end:\n"                              \
		".byte 0\n"                                                 \
		".popsection\n")

#endif
