/*
 * What `make coverage` links into the program: a process that ends by _exit(), as the one that
 * makes a workbook does, says which lines it ran first.
 */
void __gcov_dump(void);
_Noreturn void __real__exit(int status);
_Noreturn void __wrap__exit(int status);

_Noreturn void __wrap__exit(int status)
{
	__gcov_dump();
	__real__exit(status);
}
