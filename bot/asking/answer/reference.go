package answer

import (
	"fmt"
	"strconv"
	"strings"

	"onrecord/corpus"
)

// Reference names a passage for as long as the archive exists: its article, the
// revision, and its pieces in bytes of that revision's body.
type Reference struct {
	Article  corpus.ArticleID
	Revision int
	Spans    []corpus.Span
}

// Reference is where the citation stands.
func (c Citation) Reference() Reference {
	r := Reference{Article: c.Article, Revision: c.Revision}
	for _, s := range c.Spans {
		r.Spans = append(r.Spans, corpus.Span{Start: s[0], End: s[1]})
	}
	return r
}

// String writes a reference as id@revision:start-end,start-end.
func (r Reference) String() string {
	spans := make([]string, len(r.Spans))
	for i, s := range r.Spans {
		spans[i] = fmt.Sprintf("%d-%d", s.Start, s.End)
	}
	return fmt.Sprintf("%s@%d:%s", r.Article, r.Revision, strings.Join(spans, ","))
}

// ParseReference reads what String writes.
func ParseReference(text string) (Reference, error) {
	bad := fmt.Errorf("%q is no reference: it is ARTICLE@REVISION:START-END", text)
	// The id may have any character, what follows it not.
	at := strings.LastIndexByte(text, '@')
	if at <= 0 {
		return Reference{}, bad
	}
	revision, spans, _ := strings.Cut(text[at+1:], ":")
	r := Reference{Article: corpus.ArticleID(text[:at])}
	var err error
	if r.Revision, err = strconv.Atoi(revision); err != nil {
		return Reference{}, bad
	}
	last := 0
	for span := range strings.SplitSeq(spans, ",") {
		first, second, _ := strings.Cut(span, "-")
		start, startErr := strconv.Atoi(first)
		end, endErr := strconv.Atoi(second)
		if startErr != nil || endErr != nil || start < last || end <= start {
			return Reference{}, bad
		}
		r.Spans, last = append(r.Spans, corpus.Span{Start: start, End: end}), end
	}
	return r, nil
}
