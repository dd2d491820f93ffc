/*
 * The files of datasets/, built into the program so that an installed binary
 * needs no files.
 */
#ifndef MODEL_EMBEDDED_H
#define MODEL_EMBEDDED_H

/* EMBED(name): put datasets/name.csv into the program as embedded_name; once, at file scope. */
#define EMBED(name) EMBED_AS(name, #name)

/* EMBED_FROM(folder, name): the same with datasets/folder/name.csv, as embedded_of_name. */
#define EMBED_FROM(folder, name) EMBED_AS(of_##name, folder "/" #name)

#define EMBED_AS(name, file)                                                \
	extern const char embedded_##name[], embedded_##name##_end[];       \
	__asm__(".pushsection .rodata\n"                                    \
		".global embedded_" #name "\nembedded_" #name ":\n"         \
		".incbin \"" DATASETS_DIR "/" file ".csv\"\n"               \
		".global embedded_" #name "_end\nembedded_" #name "_end:\n" \
		".byte 0\n"                                                 \
		".popsection\n")

#endif
