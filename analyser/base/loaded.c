#include "base/loaded.h"

#include <dlfcn.h>
#include <pthread.h>
#include <string.h>

static pthread_mutex_t loading = PTHREAD_MUTEX_INITIALIZER;

static const char *fill(struct loaded *library)
{
	void *handle = dlopen(library->file, RTLD_NOW | RTLD_LOCAL);
	void (*function)(void);

	if (handle == NULL)
		return dlerror();
	for (size_t i = 0; i < library->n_names; i++)
		if (dlsym(handle, library->names[i]) == NULL)
			return dlerror();
	for (size_t i = 0; i < library->n_names; i++) {
		void *symbol = dlsym(handle, library->names[i]);

		memcpy(&function, &symbol, sizeof function);
		memcpy((char *)library->pointers + i * sizeof function, &function, sizeof function);
	}
	/* It stays to the end of the program, as a linked one does. */
	library->is_there = true;
	return NULL;
}

const char *loaded_need(struct loaded *library)
{
	pthread_mutex_lock(&loading);
	const char *problem = library->is_there ? NULL : fill(library);
	pthread_mutex_unlock(&loading);
	return problem;
}
