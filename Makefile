# vfm.  `make help` lists the targets; `make test` needs nothing but git and
# make on a fresh Debian, and nor does `make demo`.
#
# CC=clang chooses a compiler, SANITIZE=address,undefined builds with checks,
# WERROR=1 makes warnings errors (the default where CI is true), V=1 shows
# commands whole, STATIC=FOLDER links nothing but archives (see `make musl`), SYSROOT=FOLDER
# is where a cross compiler finds headers and libraries (see `make arm64`).  Each compiler and set of checks has a folder of its own
# under build/, so that switching never mixes objects; build/vfm is the plain
# program of the last build.

ifeq ($(origin CC),default)
CC := gcc
endif
CFLAGS ?= -O2 -g
PREFIX ?= /usr/local
OBJCOPY ?= objcopy
FUZZ_SECONDS ?= 60
FAULTS_EACH ?= 25
FAULTS_SIGNALS ?= 25
SANITIZE ?=
STATIC ?=
SYSROOT ?=
COVERAGE ?=
static_end :=
WERROR ?= $(if $(filter true 1,$(CI)),1)
V ?=

# As many jobs as processors, unless told.  Cleaning and building in one go is
# done in the order given.
ifeq ($(MAKELEVEL),0)
ifeq ($(filter -j% --jobserver%,$(MAKEFLAGS)),)
MAKEFLAGS += -j$(shell nproc 2>/dev/null || echo 1)
endif
endif
MAKEFLAGS += --no-print-directory
ifneq ($(filter clean uninstall,$(MAKECMDGOALS)),)
.NOTPARALLEL:
endif

.SUFFIXES:
.DELETE_ON_ERROR:
.SECONDARY:

# --- What is built, and where ---

comma := ,
empty :=
space := $(empty) $(empty)

variant := $(subst $(space),-,$(subst /,_,$(strip $(CC))))
ifneq ($(SANITIZE),)
variant := $(variant)-$(subst $(comma),-,$(SANITIZE))
endif
ifneq ($(COVERAGE),)
variant := $(variant)-coverage
endif
O := build/$(variant)

sources := $(sort $(wildcard analyser/*.c analyser/*/*.c analyser/*/*/*.c plots/*.c))
main := $(filter %/main.c,$(sources))
front := $(filter analyser/commands/%,$(sources))
parts := $(filter-out $(front),$(sources))
objects := $(parts:%.c=$(O)/%.o)
library := $(O)/libvfm.a

unit_tests := $(sort $(wildcard tests/unit/test_*.c))
unit_helpers := $(filter-out $(unit_tests),$(sort $(wildcard tests/unit/*.c)))
unit_programs := $(unit_tests:%.c=$(O)/%)
fuzzers := $(sort $(wildcard tests/fuzz/fuzz_*.c))
fuzz_helpers := $(filter-out $(fuzzers) tests/fuzz/standalone.c,$(sort $(wildcard tests/fuzz/*.c)))
fuzz_programs := $(fuzzers:%.c=$(O)/%)
fuzz_replays := $(fuzzers:%.c=$(O)/%-replay)
public_library := $(O)/public/libvfm.a
library_program := $(O)/tests/library/memory_case
bench_programs := $(patsubst %.c,$(O)/%,$(wildcard tests/bench/*.c))
suites := $(filter-out tests/bench/run tests/mutants/run tests/pack/run,$(sort $(wildcard tests/*/run)))
# Allocations that fail are made by a library, which goes in front of none that checks addresses.
memory_faults := $(if $(SANITIZE),,$(O)/tests/faults/memory.so)
suites := $(if $(memory_faults),$(suites),$(filter-out tests/faults/run,$(suites)))
c_files := $(sort $(wildcard analyser/*.[ch] analyser/*/*.[ch] analyser/*/*/*.[ch] plots/*.[ch] tests/*/*.[ch]))

# The plain program is build/vfm; the others stay in their folders.
program := $(if $(main),$(if $(SANITIZE)$(COVERAGE),$(O)/vfm,build/vfm))

sysroot := $(if $(SYSROOT),--sysroot=$(abspath $(SYSROOT)))
machine := $(shell $(CC) -dumpmachine 2>/dev/null)
warnings := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wvla
# Nowhere may two roundings become one, or draws would differ between processors.
flags := -std=c11 -ffp-contract=off -D_GNU_SOURCE -Ianalyser -I. '-DDATASETS_DIR="datasets"' $(warnings)
checks :=
ifneq ($(SANITIZE),)
# libFuzzer's own main goes into fuzz programs only.
checks := -fsanitize=$(subst fuzzer,fuzzer-no-link,$(SANITIZE)) -fno-sanitize-recover=all \
	  -fno-omit-frame-pointer
else ifneq ($(filter-out 0,$(WERROR)),)
flags += -Werror
endif
ifneq ($(COVERAGE),)
checks += --coverage -fprofile-update=atomic
endif
# Hardened where there are no checks of the compiler's own, which do not go with it.
hardening :=
hardening_link :=
ifeq ($(SANITIZE),)
hardening := -fPIE -fstack-protector-strong -fstack-clash-protection $(if $(filter -O0,$(CFLAGS)),,-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3)
hardening += $(if $(filter x86_64%,$(machine)),-fcf-protection) $(if $(filter aarch64%,$(machine)),-mbranch-protection=standard)
# A linker takes the mark of a shadow stack away where the C library's start files lack it, which but call and return.
hardening_link := -pie -Wl,-z,relro,-z,now,-z,noexecstack$(if $(filter x86_64%,$(machine)),$(comma)-z$(comma)shstk)
endif
# With the archives and headers of that folder (.ci/static): nothing is loaded, so that it runs anywhere.
# At any address too, for which musl-gcc has no word, but musl has the file that begins such a program.
ifneq ($(STATIC),)
musl := /usr/lib/$(subst gnu,musl,$(machine))
hardening_link := -static -nostartfiles -Wl,-pie,--no-dynamic-linker,-z,text,-z,relro,-z,now,-z,noexecstack \
	$(musl)/rcrt1.o $(musl)/crti.o $(shell $(CC) -print-file-name=crtbeginS.o) -L$(STATIC)/lib
static_end := $(shell $(CC) -print-file-name=crtendS.o) $(musl)/crtn.o
flags += -isystem $(STATIC)/include
endif
hardening_link += $(sysroot)
# The same bytes wherever it is built.
hardening += $(sysroot) -ffile-prefix-map=$(CURDIR)=.
compile = $(CC) $(flags) $(CPPFLAGS) $(CFLAGS) $(hardening) $(checks)
libraries := -lcsv -lz -ljansson -lnettle -lexpat -lm -ldl -pthread

# What few runs need is loaded by the first that does (base/loaded.h), from the file that a linker
# would find; where there is none to be found, it is linked.
so_name = $(shell readelf -d "$$($(CC) $(sysroot) -print-file-name=lib$(1).so 2>/dev/null)" 2>/dev/null | sed -n 's/.*SONAME.*\[\(.*\)\]$$/\1/p')
archive_file := $(if $(STATIC),,$(call so_name,archive))
xlsxwriter_file := $(if $(STATIC),,$(call so_name,xlsxwriter))
flags += $(if $(archive_file),'-DARCHIVE_FILE="$(archive_file)"') $(if $(xlsxwriter_file),'-DXLSXWRITER_FILE="$(xlsxwriter_file)"')
libraries := $(if $(archive_file),,-larchive) $(if $(xlsxwriter_file),,-lxlsxwriter) $(libraries) $(static_end)

ifeq ($(V),)
Q := @
say = @printf '  %-5s %s\n'
else
say = @:
endif

.PHONY: all demo test fresh musl run-musl deps-musl arm64 run-arm64 deps-arm64 coverage run-coverage deps-coverage test-pack run-test-pack deps-pack test-workbook run-test-workbook deps-workbook test-sheets asan valgrind faults lint run-lint dist deb run-deb deps-deb bench bench-programs fuzz install uninstall clean help manual deps deps-test \
	format deps-clang deps-valgrind deps-lint run-tests run-fuzz run-valgrind deps-faults run-faults FORCE

## all: build the program, build/vfm
all: $(if $(main),$(program),$(library))

# --- Compiling ---

# Rewritten only when what it holds changes, so that new flags compile anew.
$(O)/flags: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' $(foreach word,$(compile),'$(subst ','\'',$(word))') | cmp -s - $@ || \
		printf '%s\n' $(foreach word,$(compile),'$(subst ','\'',$(word))') > $@

# The same for the list of sources, so that the archive forgets removed ones.
$(O)/sources: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' $(parts) | cmp -s - $@ || printf '%s\n' $(parts) > $@

# What a case is worked out by, ten thousand times a run: loops as vectors.
$(O)/analyser/sums/%.o: faster = $(patsubst -O2,-O3,$(filter -O2,$(CFLAGS)))

$(O)/%.o: %.c $(O)/flags
	$(say) CC $<
	@mkdir -p $(@D)
	$(Q)$(compile) $(faster) -MMD -MP -c -o $@ $<

# The model assembles the published figures into its objects (EMBED), which -MMD cannot see.
$(filter $(O)/analyser/model/%.o,$(objects)): $(wildcard datasets/*.csv datasets/empty-case/*.csv)

$(library): $(objects) $(O)/sources
	$(say) AR $@
	@rm -f $@
	$(Q)$(AR) rcs $@ $(objects)

# What its processes ran counts too where they end without their exit handlers.
ifneq ($(COVERAGE),)
$(O)/vfm: $(O)/tests/coverage/counted_exit.o
$(O)/vfm: wraps = -Wl,--wrap=_exit
endif
$(O)/vfm: $(front:%.c=$(O)/%.o) $(library)
	$(say) LD $@
	$(Q)$(CC) $(CFLAGS) $(checks) $(hardening_link) $(LDFLAGS) $(wraps) -o $@ $^ $(libraries)

build/vfm: $(O)/vfm FORCE
	@cmp -s $< $@ || { rm -f $@ && cp $< $@; }

# Some have functions fail where they say so: those that a file names in lines `WRAP(name`.
wrapped = $(patsubst %,-Wl$(comma)--wrap=%,$(shell sed -n 's/^WRAP[_AS]*.\([a-z_A-Z0-9]*\).*/\1/p' $(1)))
$(O)/tests/unit/test_beyond_c%: wraps = $(call wrapped,tests/unit/beyond.h)
$(O)/tests/unit/test_beyond_commands: wraps = $(call wrapped,tests/unit/test_beyond_commands.c)
$(O)/tests/unit/test_failing_%: wraps = $(call wrapped,tests/unit/failing.h)
$(O)/tests/unit/test_failing_requests: wraps = $(call wrapped,tests/unit/failing.h tests/unit/test_failing_requests.c)

$(unit_programs): $(O)/tests/unit/%: $(O)/tests/unit/%.o $(unit_helpers:%.c=$(O)/%.o) $(library)
	$(say) LD $@
	$(Q)$(CC) $(CFLAGS) $(checks) $(hardening_link) $(LDFLAGS) $(wraps) -o $@ $^ -lcmocka $(libraries)

# What other programs link: no names but those of vfm.h.
$(public_library): $(library)
	$(say) AR $@
	@mkdir -p $(@D)
	$(Q)$(LD) -r --whole-archive $< -o $(@D)/vfm.o
	$(Q)$(OBJCOPY) --wildcard --keep-global-symbol='vfm_*' $(@D)/vfm.o
	@rm -f $@
	$(Q)$(AR) rcs $@ $(@D)/vfm.o

# Its allocations, and the library's, fail where it says so.
$(library_program): $(library_program).o $(public_library)
	$(say) LD $@
	$(Q)$(CC) $(CFLAGS) $(checks) $(hardening_link) $(LDFLAGS) -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc \
		-o $@ $^ $(libraries)

$(bench_programs): $(O)/%: $(O)/%.o $(library)
	$(say) LD $@
	$(Q)$(CC) $(CFLAGS) $(checks) $(hardening_link) $(LDFLAGS) -o $@ $^ $(libraries)

$(fuzz_replays): $(O)/%-replay: $(O)/%.o $(fuzz_helpers:%.c=$(O)/%.o) \
		$(O)/tests/fuzz/standalone.o $(library)
	$(say) LD $@
	$(Q)$(CC) $(CFLAGS) $(checks) $(hardening_link) $(LDFLAGS) -o $@ $^ $(libraries)

$(fuzz_programs): $(O)/%: $(O)/%.o $(fuzz_helpers:%.c=$(O)/%.o) $(library)
	$(say) LD $@
	$(Q)$(CC) $(CFLAGS) $(checks) -fsanitize=fuzzer $(LDFLAGS) -o $@ $^ $(libraries)

-include $(patsubst %.c,$(O)/%.d,$(sources) $(unit_tests) $(unit_helpers) $(fuzzers) \
	$(fuzz_helpers) tests/fuzz/standalone.c tests/library/memory_case.c \
	tests/sheets/sheet_text.c \
	$(wildcard tests/bench/*.c))

# What the program reads of a workbook, cell by cell.
sheet_text := $(O)/tests/sheets/sheet_text

$(sheet_text): $(sheet_text).o $(library)
	$(say) LD $@
	$(Q)$(CC) $(CFLAGS) $(checks) $(hardening_link) $(LDFLAGS) -o $@ $^ $(libraries)

# --- Using ---

sample := datasets/sample-district

## demo: analyse the sample council; tables and charts go to build/demo
demo: deps
	@$(MAKE) all
	@mkdir -p build/demo
	$(Q)build/vfm case $(sample) -o build/demo/case > build/demo/case.txt
	$(Q)build/vfm channel $(sample) -o build/demo/channel.txt \
		--chart mix=build/demo/channel-mix.svg \
		--chart gains=build/demo/channel-gains.svg \
		--chart unit-costs=build/demo/unit-costs.svg
	$(Q)build/vfm channel $(sample) --quiet -o build/demo/channel.csv
	$(Q)build/vfm channel $(sample) --quiet -o build/demo/channel.json
	$(Q)build/vfm procurement $(sample) -o build/demo/procurement.txt \
		--chart range=build/demo/procurement-range.svg \
		--chart pareto=build/demo/procurement-pareto.svg
	$(Q)build/vfm procurement $(sample) --quiet -o build/demo/procurement.csv
	$(Q)build/vfm procurement $(sample) --quiet -o build/demo/procurement.json
	$(Q)build/vfm indicator $(sample) -o build/demo/indicator.txt \
		--chart indicator=build/demo/indicator.svg \
		--chart workstreams=build/demo/workstreams.svg
	@sed '/^$$/q' build/demo/case.txt
	@sed '/^$$/q' build/demo/channel.txt
	@sed '/^$$/q' build/demo/procurement.txt
	@sed '/^$$/q' build/demo/indicator.txt
	@echo "The tables and charts are in build/demo; the business case is in build/demo/case:"
	@cd build/demo && ls -m . case

## test: run every test; the last line tells how many passed and failed
test: deps deps-test
	@$(MAKE) run-tests

run-tests: $(program) $(unit_programs) $(fuzz_replays) $(library_program) $(memory_faults)
	@MEMORY_FAULTS=$(memory_faults) LIBRARY_PROGRAM=$(library_program) tests/run $(if $(program),--vfm $(program)) $(unit_programs) $(fuzz_replays) $(suites)

## test-pack: open the pack in an office program, a browser and checkers of pages
test-pack: deps-pack
	@$(MAKE) run-test-pack

run-test-pack: $(program)
	@/usr/bin/python3 tests/pack/run $(program) build/npm

## test-workbook: work the workbooks of the samples out anew in Gnumeric and LibreOffice
test-workbook: deps-workbook
	@$(MAKE) run-test-workbook

run-test-workbook: $(program)
	@tests/workbook/run-office $(program)

## musl: a program that runs on any Linux of this processor, build/musl-gcc/vfm, and its tests
musl: deps-musl
	@sh .ci/static musl-gcc build/musl
	@$(MAKE) CC=musl-gcc STATIC=build/musl run-musl

# All but that which tries loading: what is linked so loads nothing.  And but that in which memory of
# the libraries would fail too, where libarchive ends the process itself.
musl_tests := $(filter-out %/test_loaded %/test_failing_requests,$(unit_programs))

run-musl: $(O)/vfm $(musl_tests)
	@TEST_LIBC=musl tests/run --vfm $(O)/vfm $(musl_tests) $(foreach suite,golden reckon draws sheets report,tests/$(suite)/run)

# What building needs of another processor's libraries, in Debian's packages.
foreign := libc6-dev libcsv-dev libarchive-dev zlib1g-dev libjansson-dev nettle-dev libexpat1-dev librandom123-dev \
	libxlsxwriter-dev libcmocka-dev
EACH_GOLDEN ?= 10

## arm64: a program for arm64, build/aarch64-linux-gnu-gcc/vfm; its unit tests and each tenth golden case, emulated
arm64: deps-arm64
	@sh .ci/sysroot arm64 build/arm64/root $(foreign)
	@$(MAKE) CC=aarch64-linux-gnu-gcc AR=aarch64-linux-gnu-ar SYSROOT=build/arm64/root run-arm64

# A script in place of each program, which has it emulated: a golden case may start it from a shell.
# (Not where so few files may be open that none is left for the script.)
run-arm64: $(O)/vfm $(unit_programs)
	@mkdir -p build/arm64/run
	@for program in $^; do \
		script=build/arm64/run/$${program##*/}; \
		printf '#!/bin/sh\nexec %s -L %s %s "$$@"\n' "$$(command -v qemu-aarch64-static)" '$(abspath $(SYSROOT))' "$(CURDIR)/$$program" >$$script; \
		chmod +x $$script; \
	done
	@tests/run $(unit_programs:$(O)/tests/unit/%=build/arm64/run/%)
	@tests/golden/run build/arm64/run/vfm $$(ls tests/golden/*/cmd | sed -n 's,.*golden/\(.*\)/cmd,\1,p' | \
		grep -v gnuplot-too-many-files | sed -n '1~$(EACH_GOLDEN)p')

## asan: the same tests with address and undefined-behaviour checks
asan: $(if $(findstring clang,$(CC)),deps-clang,deps)
	@$(MAKE) SANITIZE=address,undefined run-tests

## coverage: lines and branches that the tests reach, by file, in build/coverage.txt (SUITES: some)
coverage: deps-coverage
	@$(MAKE) COVERAGE=1 CFLAGS='-O0 -g' run-coverage

# Not with faults of memory and of calls: what counts lines fails by them too.
SUITES ?= $(filter-out tests/faults/run,$(suites))
run-coverage: $(program) $(unit_programs) $(fuzz_replays) $(library_program)
	@find $(O) -name '*.gcda' -delete
	@-LIBRARY_PROGRAM=$(library_program) tests/run --vfm $(program) $(unit_programs) $(fuzz_replays) $(SUITES)
	@for way in lines branches; do \
		gcovr --gcov-ignore-parse-errors --root . --object-directory $(O) --filter analyser/ --filter plots/ $$([ $$way = lines ] || echo --branches) $(O); \
	done > build/coverage.txt
	@grep TOTAL build/coverage.txt

## valgrind: unit and command-line tests under valgrind
valgrind: deps-valgrind
	@$(MAKE) run-valgrind

run-valgrind: $(program) $(unit_programs) $(library_program)
	@LIBRARY_PROGRAM=$(library_program) tests/run --valgrind $(if $(program),--vfm $(program)) $(unit_programs) $(filter-out tests/faults/run,$(suites))

## fuzz: run each fuzz harness for FUZZ_SECONDS (60)
fuzz: deps-clang
	@$(MAKE) CC=clang SANITIZE=fuzzer,address,undefined run-fuzz

run-fuzz: $(fuzz_programs)
	@for program in $(fuzz_programs); do \
		name=$${program##*/}; \
		mkdir -p build/fuzz/$$name/found build/fuzz/$$name/corpus; \
		echo "  FUZZ  $$name for $(FUZZ_SECONDS) seconds"; \
		$$program -max_total_time=$(FUZZ_SECONDS) -timeout=60 -print_final_stats=1 \
			$$(ls tests/fuzz/$$name.dict 2>/dev/null | sed 's/^/-dict=/') \
			-artifact_prefix=build/fuzz/$$name/found/ build/fuzz/$$name/corpus \
			tests/fuzz/seeds/$$name > build/fuzz/$$name/log 2>&1 || \
			{ tail -n 40 build/fuzz/$$name/log; exit 1; }; \
		grep number_of_executed_units build/fuzz/$$name/log; \
	done

## faults: memory, system calls and signals made to fail in every command (FAULTS_EACH=0: all)
faults: deps-faults
	@$(MAKE) run-faults

run-faults: $(program) $(O)/tests/faults/memory.so
	@tests/faults/run $(program) $(O)/tests/faults/memory.so --each $(FAULTS_EACH) \
		--signals $(FAULTS_SIGNALS)
	@tests/faults/run $(program) $(O)/tests/faults/memory.so --golden 1 --each 1 --signals 1

$(O)/tests/faults/memory.so: tests/faults/memory.c $(O)/flags
	$(say) LD $@
	@mkdir -p $(@D)
	$(Q)$(CC) -std=c11 -D_GNU_SOURCE $(warnings) -O1 -shared -fPIC -o $@ $<

## test-sheets: compare what is read of workbooks with what other programs read and wrote
test-sheets: deps
	@sh .ci/deps python3-openpyxl xlsx2csv gnumeric libreoffice-calc-nogui
	@$(MAKE) $(sheet_text)
	@/usr/bin/python3 tests/sheets/compare.py $(sheet_text)

## lint: check format, doubtful code and banned functions
lint: deps-lint
	@tests/lint-banned $(filter analyser/% plots/%,$(c_files))
	@clang-format --dry-run -Werror $(c_files)
	@$(MAKE) -k run-lint
	@echo "lint: nothing to complain of"

# A file is looked at again where it, or what it includes, has changed since it was found good.
linted := $(patsubst %,build/lint/%,$(filter %.c,$(c_files)))
run-lint: $(linted)

$(linted): build/lint/%: % .clang-tidy
	@mkdir -p $(@D)
	@out=$$(clang-tidy --quiet --warnings-as-errors="*" $< -- -std=c11 -D_GNU_SOURCE \
		-Ianalyser -I. -DDATASETS_DIR=\"datasets\" 2>&1) || \
		{ printf "%s\n" "$$out" | grep -v "warnings generated"; exit 1; }
	@$(CC) -MM -MP -MT $@ -MF $@.d -D_GNU_SOURCE -Ianalyser -I. $<
	@touch $@

ifneq ($(filter run-lint,$(MAKECMDGOALS)),)
-include $(linted:=.d)
endif

## format: lay out all C files as lint wants them
format: deps-lint
	@clang-format -i $(c_files)

## bench: time the program in pairs (BASE=another vfm to compare with)
bench: deps
	@$(MAKE) all
	@$(MAKE) bench-programs
	@tests/bench/run build/vfm $(BASE)
	@$(O)/tests/bench/evaluate datasets/sample-unitary
	@tests/bench/gsl
	@tests/bench/recalculate build/vfm datasets/sample-unitary
	@tests/bench/tally $(O)/tests/bench/generate_ledger $(O)/tests/bench/tally_engine
	@tests/bench/workbook build/vfm

bench-programs: $(bench_programs)

# --- Installing ---

version := $(shell sed -n 's/^\#define VFM_VERSION "\(.*\)"/\1/p' analyser/base/version.h)
docs := $(wildcard README.md CHANGELOG.md LICENSE)
# A man page is text with what follows from the program's own tables put into it, and the date of the first of them.
man := build/man
manual_by := build/vfm
manual := $(man)/vfm.1 \
	$(patsubst analyser/manual/%.roff,$(man)/vfm-%.1,$(wildcard analyser/manual/*.roff))

$(man)/vfm.1: analyser/vfm.1 $(manual_by)
	mkdir -p $(man)
	$(manual_by) help --man commands >$@.commands
	$(manual_by) help --man files >$@.files
	sed -e '/^\.\\" commands/r $@.commands' -e '/^\.\\" files/r $@.files' $< >$@
	rm -f $@.commands $@.files

$(man)/vfm-%.1: analyser/manual/%.roff analyser/vfm.1 $(manual_by)
	mkdir -p $(man)
	$(manual_by) help --man $* >$@.page
	sed -e '1s/""/$(shell sed -n 's/^\.TH VFM 1 \("[0-9-]*"\).*/\1/p' analyser/vfm.1)/' \
		-e '/^\.\\" description/r $<' $@.page >$@
	rm -f $@.page

## manual: the man pages, in build/man
manual: $(manual)


zsh_completions ?= $(PREFIX)/share/zsh/site-functions

## install: to PREFIX (/usr/local), below DESTDIR where given
install: all manual $(public_library)
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 build/vfm $(DESTDIR)$(PREFIX)/bin/vfm
	install -d $(DESTDIR)$(PREFIX)/include $(DESTDIR)$(PREFIX)/lib/pkgconfig
	install -m 644 analyser/vfm.h $(DESTDIR)$(PREFIX)/include/vfm.h
	install -m 644 $(public_library) $(DESTDIR)$(PREFIX)/lib/libvfm.a
	printf '%s\n' 'Name: vfm' 'Description: what a change of channel or procurement would save' \
		"Version: $(version)" \
		'Cflags: -I$(PREFIX)/include' 'Libs: -L$(PREFIX)/lib -lvfm $(libraries)' \
		> $(DESTDIR)$(PREFIX)/lib/pkgconfig/vfm.pc
	install -d $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 644 $(manual) $(DESTDIR)$(PREFIX)/share/man/man1
	install -d $(DESTDIR)$(PREFIX)/share/bash-completion/completions $(DESTDIR)$(zsh_completions) \
		$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	install -m 644 analyser/completion/vfm.bash \
		$(DESTDIR)$(PREFIX)/share/bash-completion/completions/vfm
	install -m 644 analyser/completion/_vfm $(DESTDIR)$(zsh_completions)/_vfm
	install -m 644 analyser/completion/vfm.fish \
		$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/vfm.fish
	install -d $(DESTDIR)$(PREFIX)/share/vfm
	install -m 644 datasets/results.schema.json $(DESTDIR)$(PREFIX)/share/vfm/results.schema.json
ifneq ($(docs),)
	install -d $(DESTDIR)$(PREFIX)/share/doc/vfm
	install -m 644 $(docs) $(DESTDIR)$(PREFIX)/share/doc/vfm
endif

## uninstall: take away what install put there
uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/vfm $(DESTDIR)$(PREFIX)/share/man/man1/vfm.1 \
		$(DESTDIR)$(PREFIX)/share/man/man1/vfm-*.1 \
		$(DESTDIR)$(PREFIX)/include/vfm.h $(DESTDIR)$(PREFIX)/lib/libvfm.a \
		$(DESTDIR)$(PREFIX)/lib/pkgconfig/vfm.pc \
		$(DESTDIR)$(PREFIX)/share/bash-completion/completions/vfm \
		$(DESTDIR)$(zsh_completions)/_vfm \
		$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/vfm.fish
	rm -rf $(DESTDIR)$(PREFIX)/share/doc/vfm $(DESTDIR)$(PREFIX)/share/vfm

# Of the files that git knows, or, in what such a tarball unpacked to, of all but what was built.
dist_files = { git ls-files -z 2>/dev/null | grep -z . || \
	find . -path ./build -prune -o -type f -print0 -o -type l -print0; }
tarball := build/vfm-$(version).tar.gz

## dist: a tarball of the sources, build/vfm-VERSION.tar.gz
dist:
	@mkdir -p build
	$(Q)$(dist_files) | LC_ALL=C sort -z | tar --no-recursion --owner=0 --group=0 \
		--numeric-owner --mtime=@$${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct 2>/dev/null || \
		stat -c %Y CHANGELOG.md)} --transform 's,^\(\./\)\?,vfm-$(version)/,S' --null -T - -cf - | gzip -9n > $(tarball)
	@echo "dist: $(tarball)"

## deb: a Debian package, build/vfm_VERSION-1_ARCHITECTURE.deb
deb: deps-deb
	@$(MAKE) run-deb

run-deb: all manual
	+$(Q)sh .ci/deb $(version) build/deb build

## fresh: in a fresh Debian: clone, demo, test, package, install, run, purge (FRESH=--quick: the golden cases only)
fresh:
	@sh .ci/deps debootstrap lintian
	@tests/fresh $(FRESH)

## clean: remove everything built
clean:
	rm -rf build

## deps: install the Debian packages that building and testing need
deps:
	@sh .ci/deps gcc libc6-dev libcsv-dev libarchive-dev zlib1g-dev libjansson-dev \
		nettle-dev libexpat1-dev librandom123-dev libxlsxwriter-dev libcmocka-dev \
		gnuplot-nox fonts-liberation python3

deps-test: deps
	@sh .ci/deps mandoc

deps-clang: deps
	@sh .ci/deps clang libclang-rt-dev

deps-workbook: deps
	@sh .ci/deps gnumeric libreoffice-calc-nogui python3-uno

deps-valgrind: deps
	@sh .ci/deps valgrind libc6-dbg

deps-musl: deps
	@sh .ci/deps musl-tools dpkg-dev

deps-arm64: deps
	@sh .ci/deps gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user-static

deps-coverage: deps
	@sh .ci/deps gcovr

deps-deb: deps
	@sh .ci/deps dpkg-dev

deps-faults: deps
	@sh .ci/deps strace python3

npm_packages := axe-core@4 html-validate@10 puppeteer-core@24 vnu-jar@26

deps-pack: deps
	@sh .ci/deps libreoffice-writer-nogui chromium python3-docx poppler-utils nodejs npm default-jre-headless
	@for package in $(npm_packages); do [ -d build/npm/node_modules/$${package%@*} ] || { \
		echo "deps: installing $(npm_packages)"; \
		npm install --silent --no-fund --no-audit --prefix build/npm $(npm_packages) && break; }; \
	done

deps-lint: deps
	@sh .ci/deps clang-format clang-tidy

## help: this list
help:
	@sed -n 's/^## \([a-z0-9-]*\): /\1\t/p' Makefile | sort | \
		while IFS='	' read -r name text; do printf '  %-10s %s\n' "$$name" "$$text"; done
