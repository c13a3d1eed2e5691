package exam

import (
	_ "embed"
	"strings"
)

//go:embed invented.txt
var invented string

// Invented returns the questions to which nobody is the answer: 200 statements,
// a line each in invented.txt, that were made up for this project.
func Invented() []Question {
	var out []Question
	for statement := range strings.Lines(invented) {
		out = append(out, Question{Text: "who said " + strings.TrimSpace(statement), Form: Nobody})
	}
	return out
}
