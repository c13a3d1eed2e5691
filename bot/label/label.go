// Package label owns the words that people see: one catalogue of them, english.txt, of
// which an interface in another language would have its own; how many there are of a
// thing, and from which day to which. The values of the JSON forms never change; what
// people read for them may.
package label

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"github.com/dustin/go-humanize"

	"onrecord/corpus"
)

//go:embed english.txt
var english string

// catalogue is what people see, by key.
var catalogue = sync.OnceValue(func() map[string]string {
	out := make(map[string]string)
	for line := range strings.Lines(english) {
		key, text, ok := strings.Cut(strings.TrimSpace(line), " = ")
		if ok && !strings.HasPrefix(key, "#") {
			out[key] = strings.ReplaceAll(text, `\n`, "\n")
		}
	}
	return out
})

// Text is what people see for a key, with the values in it as fmt has them. A key that the
// catalogue lacks is shown as it is.
func Text(key string, values ...any) string {
	text, ok := catalogue()[key]
	if !ok {
		return key
	}
	if len(values) == 0 {
		return text
	}
	return fmt.Sprintf(text, values...)
}

// Of is what people see for a value of a JSON form: "word for word" for a match
// "verbatim", "denied" for that stance, "reported" for the kind "indirect", "somebody
// else's words" for the verdict "wrong-speaker". It is empty where nothing is to be said:
// of what is asserted, and of what the catalogue does not have.
func Of[T ~string](value T) string { return catalogue()["value."+string(value)] }

// Meaning explains what people see for a value, in a sentence; empty where it has no label.
func Meaning[T ~string](value T) string { return catalogue()["meaning."+string(value)] }

// Meanings explain what people see for each value, a sentence each, in the order of the
// catalogue; a sentence that stands for several values comes once.
func Meanings() (out []string) {
	for line := range strings.Lines(english) {
		key, text, _ := strings.Cut(strings.TrimSpace(line), " = ")
		if strings.HasPrefix(key, "meaning.") && !strings.HasPrefix(key, "meaning.exact") && !strings.HasPrefix(key, "meaning.in-other-words") {
			out = append(out, text)
		}
	}
	return out
}

// Counted is what people see for a key where there are n of a thing, with the values behind
// the number: the text of key.none where there is one, of key.one or of key.many.
func Counted(key string, n int, values ...any) string {
	if _, ok := catalogue()[key+".none"]; ok && n == 0 {
		return Text(key+".none", values...)
	}
	if n == 1 {
		return Text(key+".one", values...)
	}
	return Text(key+".many", append([]any{n}, values...)...)
}

// Count is a number of things in words: "1 statement", "12,400 articles". The catalogue has
// what they are called.
func Count(n int, of string) string {
	if n == 1 {
		return Text("count." + of + ".one")
	}
	return Text("count."+of+".many", humanize.Comma(int64(n)))
}

// Days are the first and the last of some days: "2015-12-18 to 2016-05-03"; one where they
// are one, or the last is not known.
func Days(from, to corpus.Day) string {
	if to == from || to == "" {
		return string(from)
	}
	return string(from) + " to " + string(to)
}
