package format

import (
	"context"
	"errors"
	"io"
	"math"
	"strings"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"onrecord/corpus/intake/raw"
)

// Bounds of a PDF.
const (
	maxPDFBytes = 128 << 20
	maxPages    = 2000
	pdfPatience = 2 * time.Minute // until another PDF has been read
	maxPageSpan = 1 << 19         // stretches of text on one page
)

// pdfium reads PDFs: PDFium within WebAssembly, so that what is wrong in a file can
// harm nothing outside. It is made when the first PDF comes, which takes seconds.
var (
	pdfOnce sync.Once
	pdfPool pdfium.Pool
	errPDF  error
)

func pdfInstance() (pdfium.Pdfium, error) {
	pdfOnce.Do(func() {
		pdfPool, errPDF = webassembly.Init(webassembly.Config{
			MinIdle: 0, MaxIdle: 1, MaxTotal: 1,
			FSConfig:      wazero.NewFSConfig(), // it sees no files
			RuntimeConfig: wazero.NewRuntimeConfig().WithMemoryLimitPages(maxPDFMemory).WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling),
			Stdout:        io.Discard,
			Stderr:        io.Discard,
		})
	})
	if errPDF != nil {
		return nil, raw.Wrong("give its text as .txt", "PDFs cannot be read on this machine: %w", errPDF)
	}
	return pdfPool.GetInstance(pdfPatience)
}

// maxPDFMemory is 512 MiB in pages of WebAssembly.
const maxPDFMemory = 512 << 20 / (64 << 10)

// readPDF reads the text layer of a PDF.
func readPDF(ctx context.Context, d *Document, out Sink) error {
	if d.Size > maxPDFBytes {
		return raw.Wrong("divide it", "the PDF is larger than %d MiB", maxPDFBytes>>20)
	}
	content, err := io.ReadAll(d.reader())
	if err != nil {
		return raw.Bare(err)
	}
	article, err := pdfArticle(ctx, content)
	if err != nil {
		return err
	}
	out(Entry{Article: article, Alone: true}, nil)
	return nil
}

// pdfArticle takes the text layer of a PDF as one article.
func pdfArticle(ctx context.Context, content []byte) (a raw.Article, err error) {
	defer raw.Guard("the PDF", &err)
	instance, err := pdfInstance()
	if err != nil {
		return raw.Article{}, err
	}
	defer instance.Close()
	doc, err := instance.OpenDocument(&requests.OpenDocument{File: &content})
	switch {
	case errors.Is(err, pdferrors.ErrPassword):
		return raw.Article{}, raw.Wrong("save it without the password", "the PDF asks for a password")
	case err != nil:
		return raw.Article{}, raw.Wrong(fixCut, "the PDF is damaged or cut off: %w", err)
	}
	defer instance.FPDF_CloseDocument(&requests.FPDF_CloseDocument{Document: doc.Document})
	count, err := instance.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc.Document})
	if err != nil {
		return raw.Article{}, raw.Wrong(fixCut, "the PDF is damaged: %w", err)
	}
	if count.PageCount > maxPages {
		return raw.Article{}, raw.Wrong("divide it", "the PDF has more than %d pages", maxPages)
	}
	var pages [][]pdfLine
	for i := range count.PageCount {
		if ctx.Err() != nil {
			return raw.Article{}, ctx.Err()
		}
		page, err := instance.GetPageTextStructured(&requests.GetPageTextStructured{
			Page: requests.Page{ByIndex: &requests.PageByIndex{Document: doc.Document, Index: i}},
			Mode: requests.GetPageTextStructuredModeRects,
		})
		if err != nil {
			a.Warn("some pages could not be read")
			continue
		}
		var spans []pdfLine
		for _, r := range page.Rects {
			p := r.PointPosition
			spans = append(spans, pdfLine{text: r.Text, left: p.Left, right: p.Right, top: p.Top, bottom: p.Bottom})
			if len(spans) > maxPageSpan {
				break
			}
		}
		pages = append(pages, pdfLines(spans))
	}
	a.Text = pdfText(withoutHeads(pages))
	if strings.TrimSpace(a.Text) == "" {
		return raw.Article{}, raw.Wrong("run text recognition on it, and save it with its text", "the PDF has no text, only pictures of it")
	}
	return a, nil
}

// pdfLine is a line of a page, in points from its lower left corner.
type pdfLine struct {
	text                     string
	left, right, top, bottom float64
}

func (l pdfLine) height() float64 { return math.Abs(l.top - l.bottom) }

// pdfLines joins the stretches of text that stand on one line, in the order in which
// the page has them: that of its columns.
func pdfLines(spans []pdfLine) []pdfLine {
	var lines []pdfLine
	for _, s := range spans {
		s.text = strings.Trim(cleanPDF(s.text), " ")
		if s.text == "" {
			continue
		}
		if n := len(lines); n > 0 {
			last := &lines[n-1]
			low, high := math.Max(last.bottom, s.bottom), math.Min(last.top, s.top)
			near := s.left-last.right < 2*math.Max(last.height(), s.height()) && s.left >= last.left
			if high-low > 0.5*math.Min(last.height(), s.height()) && near {
				gap := s.left - last.right
				if gap > 0.12*math.Max(last.height(), s.height()) {
					last.text += " "
				}
				last.text += s.text
				last.right = math.Max(last.right, s.right)
				last.top, last.bottom = math.Max(last.top, s.top), math.Min(last.bottom, s.bottom)
				continue
			}
		}
		lines = append(lines, s)
	}
	return lines
}

// cleanPDF writes ligatures and marks of broken words as they are written elsewhere.
func cleanPDF(text string) string { return pdfLetters.Replace(text) }

var pdfLetters = strings.NewReplacer("ﬁ", "fi", "ﬂ", "fl", "ﬀ", "ff", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st",
	"\ufffe", "-", "\u0002", "-", "\u00ad", "-", "\u00a0", " ", "\x00", "", "\r", "", "\n", " ", "\t", " ")

// withoutHeads drops running heads, page numbers and the like: the first and last lines
// of pages that many pages have, but for figures.
func withoutHeads(pages [][]pdfLine) [][]pdfLine {
	const edge = 2 // lines at the top and at the foot
	seen := map[string]int{}
	each := func(lines []pdfLine, do func(i int)) {
		for i := range lines {
			if i < edge || i >= len(lines)-edge {
				do(i)
			}
		}
	}
	for _, lines := range pages {
		once := map[string]bool{}
		each(lines, func(i int) { once[withoutFigures(lines[i].text)] = true })
		for key := range once {
			seen[key]++
		}
	}
	out := make([][]pdfLine, len(pages))
	for p, lines := range pages {
		drop := map[int]bool{}
		each(lines, func(i int) {
			key := withoutFigures(lines[i].text)
			drop[i] = key == "" || len(pages) > 2 && seen[key] >= 3 && seen[key]*3 >= len(pages) || len(pages) == 2 && seen[key] == 2
		})
		for i, l := range lines {
			if !drop[i] {
				out[p] = append(out[p], l)
			}
		}
	}
	return out
}

// withoutFigures is a line without figures and what stands around them.
func withoutFigures(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r >= '0' && r <= '9' || strings.ContainsRune(" -–—|/.·", r) }), " ")
}

// pdfText joins lines to paragraphs.
func pdfText(pages [][]pdfLine) string {
	var paragraphs []string
	var current strings.Builder
	var last *pdfLine
	left, right := math.Inf(1), math.Inf(-1) // of the column
	end := func() {
		if current.Len() > 0 {
			paragraphs = append(paragraphs, current.String())
		}
		current.Reset()
	}
	for _, lines := range pages {
		for i := range lines {
			l := &lines[i]
			newColumn := last == nil || l.top > last.top+l.height() || l.left > last.right
			if last != nil && (newColumn && ended(current.String()) || !newColumn && begins(last, l, left, right, current.String())) {
				end()
			}
			if newColumn {
				left, right = columnOf(lines[i:])
			}
			join(&current, l.text)
			last = l
		}
	}
	end()
	return strings.Join(paragraphs, "\n\n")
}

// columnOf is how far the column reaches that begins with the first of the lines.
func columnOf(lines []pdfLine) (left, right float64) {
	left, right = lines[0].left, lines[0].right
	for i := 1; i < len(lines) && i < 60; i++ {
		if lines[i].top > lines[i-1].top+lines[i].height() || lines[i].left > right && lines[i].left > lines[i-1].right {
			break
		}
		left, right = math.Min(left, lines[i].left), math.Max(right, lines[i].right)
	}
	return left, right
}

// begins reports whether a line begins a paragraph: after a gap, with an indent, in
// letters of another size, or after a line that ended short of the margin.
func begins(last, l *pdfLine, left, right float64, before string) bool {
	size := math.Max(last.height(), l.height())
	gap := last.bottom - l.top
	short := last.right < left+(right-left)*0.85
	other := math.Max(last.height(), l.height()) > 1.35*math.Min(last.height(), l.height())
	return gap > 0.9*size || l.left > left+0.7*size && last.left < l.left-0.5*size || other && math.Abs(l.left-last.left) < 40*size && gap > 0.3*size || short && ended(before)
}

// ended reports whether a text ends as sentences do.
func ended(text string) bool {
	text = strings.TrimRight(text, `"”’'»)] `)
	return text == "" || strings.HasSuffix(text, ".") || strings.HasSuffix(text, "!") || strings.HasSuffix(text, "?") || strings.HasSuffix(text, "…") || strings.HasSuffix(text, ":")
}

// join adds a line to a paragraph. A word that was broken at the end of the line is
// made whole.
func join(into *strings.Builder, line string) {
	text := into.String()
	switch {
	case text == "":
	case brokenWord(text, line):
		into.Reset()
		into.WriteString(text[:len(text)-1])
	default:
		into.WriteByte(' ')
	}
	into.WriteString(line)
}

// brokenWord reports whether a hyphen at the end of a line broke a word: letters stand
// around it, and small ones follow. "co-" before "operative" cannot be told from it.
func brokenWord(text, next string) bool {
	if len(text) < 3 || text[len(text)-1] != '-' || next == "" {
		return false
	}
	before := text[len(text)-2]
	return (before >= 'a' && before <= 'z' || before >= 0x80) && (next[0] >= 'a' && next[0] <= 'z' || next[0] >= 0x80)
}
