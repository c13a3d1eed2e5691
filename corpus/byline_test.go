package corpus_test

import (
	"slices"
	"testing"

	"onrecord/corpus"
)

func TestAuthorsOfABylineAreItsPeople(t *testing.T) {
	for byline, want := range map[string][]string{
		"Ada Quill":                             {"Ada Quill"},
		"By Ada Quill":                          {"Ada Quill"},
		"By ADA QUILL and Tom Reed":             {"ADA QUILL", "Tom Reed"},
		"Ada Quill, Tom Reed & Ines van Holt":   {"Ada Quill", "Tom Reed", "Ines van Holt"},
		"Ada Quill in Ormskey":                  {"Ada Quill"},
		"Ada Quill, political editor of Herald": {"Ada Quill"},
		"Ada Quill (Ormskey)":                   {"Ada Quill"},
		"Ada Quill | quill@herald.example":      {"Ada Quill"},
		"Ada Quill; Ada Quill":                  {"Ada Quill"},
		"Reuters":                               {"Reuters"},
		"":                                      nil,
	} {
		if got := corpus.Authors(byline); !slices.Equal(got, want) {
			t.Errorf("Authors(%q) = %q, want %q", byline, got, want)
		}
	}
}
