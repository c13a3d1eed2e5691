// Package mute owns of whom people do not want to be told: names, kept for a channel, in
// which nothing of them is told from then on, or for a person, in what they alone are told.
// It is about what the bot tells by itself, digests and watches. Answers, checks and what
// programs get leave nobody out.
package mute

import (
	"errors"

	"onrecord/index/person"
)

// Place is where nothing is told of somebody: a channel, or a person in what they alone are
// told.
type Place struct{ Enterprise, Team, ID string }

// Names are those of whom nothing is told.
type Names []string

// Has reports whether a name is one of theirs, or a shorter or longer form of it.
func (n Names) Has(name string) bool {
	key := person.KeyOf(name)
	for _, muted := range n {
		if m := person.KeyOf(muted); key != "" && (m == key || m.Compatible(key)) {
			return true
		}
	}
	return false
}

// longestName bounds a name, in bytes.
const longestName = 100

// Parse reads a name as it is typed behind mute or unmute.
func Parse(text string) (string, error) {
	name := person.Typed(text)
	switch {
	case person.KeyOf(name) == "":
		return "", errors.New(`say whom: mute "Elin Varga", unmute "Elin Varga"`)
	case len(name) > longestName:
		return "", errors.New("this is too long for a name")
	}
	return name, nil
}
