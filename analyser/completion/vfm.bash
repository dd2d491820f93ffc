# Completion of vfm for bash: all words come from `vfm help --words`.

# Files among the words already typed, for the tables and charts that they give.
_vfm_given() {
	local word
	_vfm_files=()
	for word in "${COMP_WORDS[@]:2:COMP_CWORD-2}"; do
		[[ $word != -* && -e $word ]] && _vfm_files+=("$word")
	done
}

_vfm() {
	local program=${COMP_WORDS[0]} line word before
	# COMP_WORDBREAKS parts `NAME=`; the whole word is what counts.
	local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
	local -a words=() _vfm_files=()

	if declare -F _get_comp_words_by_ref >/dev/null; then
		_get_comp_words_by_ref -n = cur prev 2>/dev/null && current=$cur previous=$prev
	fi
	COMPREPLY=()
	if ((COMP_CWORD == 1)); then
		mapfile -t words < <("$program" help --words 2>/dev/null | cut -f1)
	elif [[ $previous == -* ]]; then
		_vfm_given
		mapfile -t words < <("$program" help --words "${COMP_WORDS[1]}" "$previous" "${_vfm_files[@]}" 2>/dev/null | cut -f1)
	fi
	if ((COMP_CWORD > 1 && ${#words[@]} == 0)); then
		[[ $current == -* || ${COMP_WORDS[1]} == reference ]] &&
			mapfile -t words < <("$program" help --words "${COMP_WORDS[1]}" 2>/dev/null | cut -f1)
		[[ $current == -* ]] || words+=(@files)
	fi
	for word in "${words[@]}"; do
		case $word in
		@files) mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$current") ;;
		@folders) mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -d -- "$current") ;;
		"$current"*) COMPREPLY+=("$word") ;;
		esac
	done
	compopt -o filenames 2>/dev/null
	[[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null
	return 0
}

complete -F _vfm vfm
