# Set a column of a CSV file, in rows where another column has one of some values, or leave those rows out.
#
# -v set=COLUMN=VALUE  or  -v drop=1;  -v where=COLUMN:VALUE|VALUE  (all rows unless given)

function cut(line, cells,    n, i, c, is_quoted) {
	n = 1
	cells[1] = ""
	for (i = 1; i <= length(line); i++) {
		c = substr(line, i, 1)
		if (c == "\"")
			is_quoted = !is_quoted
		if (c == "," && !is_quoted)
			cells[++n] = ""
		else
			cells[n] = cells[n] c
	}
	return n
}

function column_of(name, cells, n,    i) {
	for (i = 1; i <= n; i++)
		if (cells[i] == name)
			return i
	print "set.awk: no column " name > "/dev/stderr"
	exit 1
}

{
	sub(/\r$/, "")
	n = cut($0, cells)
}

NR == 1 {
	at = set == "" ? 0 : column_of(substr(set, 1, index(set, "=") - 1), cells, n)
	key = where == "" ? 0 : column_of(substr(where, 1, index(where, ":") - 1), cells, n)
	keys = "|" substr(where, index(where, ":") + 1) "|"
	print
	next
}

/^#/ || (key && !index(keys, "|" cells[key] "|")) {
	print
	next
}

drop { next }

{
	cells[at] = substr(set, index(set, "=") + 1)
	line = cells[1]
	for (i = 2; i <= n; i++)
		line = line "," cells[i]
	print line
}
