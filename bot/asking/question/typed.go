package question

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"onrecord/index"
)

var operatorTyped = regexp.MustCompile(`(?:^|\s)(-?[a-z]+:(?:"[^"]*"|\S+))`)

// Split parts what is typed into its operators, such as before:2016-03, and the rest
// without quotation marks around it.
func Split(text string) (rest string, operators []string) {
	for _, found := range operatorTyped.FindAllStringSubmatch(text, -1) {
		operators = append(operators, found[1])
	}
	rest = unquoted.Replace(operatorTyped.ReplaceAllString(text, " "))
	return strings.Join(strings.Fields(rest), " "), operators
}

var unquoted = strings.NewReplacer(`"`, " ", "“", " ", "”", " ")

// Narrowing reads operators alone, as they are typed.
func Narrowing(operators string, o Options) (index.Filter, error) {
	if operators == "" {
		return index.Filter{}, nil
	}
	if misused := Misused(operators, o); misused != "" {
		return index.Filter{}, errors.New(misused)
	}
	return Parse(operators, o).Filter, nil
}

// Page reads the page of what is shown in parts, as it is typed, from 0.
func Page(typed string) (int, error) {
	n, err := strconv.Atoi(typed)
	if err != nil || n < 1 {
		return 0, fmt.Errorf("page:%s is no page: they count from 1", typed)
	}
	return n - 1, nil
}

// PageOperator is what [Page] reads, of a page from 0.
func PageOperator(page int) string { return fmt.Sprintf("page:%d", page+1) }
