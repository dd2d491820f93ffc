# Completion of vfm for fish: all words come from `vfm help --words`.

function __vfm_words
	set -l typed (commandline -opc)
	set -l current (commandline -ct)
	set -l found
	set -l given
	if test (count $typed) -eq 1
		vfm help --words 2>/dev/null
		return
	end
	if string match -q -- '-*' $typed[-1]
		for word in $typed[3..-1]
			string match -q -- '-*' $word; or not test -e $word; or set -a given $word
		end
		set found (vfm help --words $typed[2] $typed[-1] $given 2>/dev/null)
	end
	if test (count $found) -eq 0
		if string match -q -- '-*' $current; or test $typed[2] = reference
			set found (vfm help --words $typed[2] 2>/dev/null)
		end
		string match -q -- '-*' $current; or set -a found @files
	end
	for word in $found
		switch $word
			case @files
				__fish_complete_path $current
			case @folders
				__fish_complete_directories $current ''
			case '*'
				printf '%s\n' $word
		end
	end
end

complete -c vfm -f -a '(__vfm_words)'
