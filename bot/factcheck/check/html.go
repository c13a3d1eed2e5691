package check

import (
	_ "embed"
	"html/template"
	"io"
	"strings"
	"time"
)

//go:embed report.html
var reportPage string

var reportTemplate = template.Must(template.New("report").Parse(reportPage))

// reportData is what the page of a report shows.
type reportData struct {
	Report
	Draft      string
	At         time.Time
	PassedOver string
	Quotes     []quoteData
}

type quoteData struct {
	Quote
	Where, Cited, URL string
	Marks             []Edit
}

// HTML writes the report as a page of its own, to be filed with the story: it needs
// nothing from the network.
func (r Report) HTML(to io.Writer, draft string, at time.Time, where Where) error {
	data := reportData{Report: r, Draft: draft, At: at, PassedOver: r.PassedOver(where)}
	for _, q := range r.Quotes {
		d := quoteData{Quote: q, Where: where(q.Start, q.Line), Marks: q.Diff}
		if len(d.Marks) == 0 {
			d.Marks = []Edit{{Equal, q.Text}}
		}
		if q.Citation != nil {
			var cited strings.Builder
			q.cited(&cited)
			d.Cited, d.URL = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(cited.String()), q.Citation.URL)), q.Citation.URL
		}
		data.Quotes = append(data.Quotes, d)
	}
	return reportTemplate.Execute(to, data)
}
