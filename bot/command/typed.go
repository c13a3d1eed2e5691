package command

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus/pattern"
)

// typed is what a person typed whose shell has taken it apart: by:"Ada Quill" since:2019
// comes as by:Ada Quill and since:2019.
func typed(args []string) string {
	out := make([]string, len(args))
	for i, arg := range args {
		out[i] = arg
		if m := unquoted().FindStringSubmatch(arg); m != nil && (len(args) > 1 || isName(m[2])) {
			out[i] = m[1] + `"` + m[2] + `"`
		}
	}
	return strings.Join(out, " ")
}

// unquoted matches an operator whose value has several words.
var unquoted = pattern.Lazy(`^(-?[a-z]+:)([^:"“”\s][^:"“”]*\s[^:"“”]*)$`)

// isName reports whether all words begin with a capital, as those of a name do.
func isName(words string) bool {
	for _, w := range strings.Fields(words) {
		if first, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(first) {
			return false
		}
	}
	return true
}
