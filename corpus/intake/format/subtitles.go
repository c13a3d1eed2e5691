package format

import (
	"io"
	"regexp"
	"strings"
	"time"

	"github.com/asticode/go-astisub"

	"onrecord/corpus/intake/raw"
)

var srtStart = regexp.MustCompile(`^\d{1,4}[ \t]*\r?\n\d{1,2}:\d\d:\d\d[,.]\d{1,3} *--> *\d`)

// readSubtitles reads VTT and SRT: who speaks stands before the words, and what one
// speaker says is a paragraph as long as the sentences run on. When the words are spoken
// is kept beside the text.
var readSubtitles = one(func(_ *Document, content []byte) (raw.Article, error) { return subtitles(content) })

func subtitles(content []byte) (a raw.Article, err error) {
	text, warning := raw.ToUTF8(content, "")
	a.Warn(warning)
	text = strings.ReplaceAll(text, "\r\n", "\n")
	read := astisub.ReadFromSRT
	if strings.HasPrefix(strings.TrimLeft(text, " \t\n"), "WEBVTT") {
		read = astisub.ReadFromWebVTT
	}
	all, err := parseSubtitles(read, text)
	if at := strings.LastIndex(strings.TrimSpace(text), "\n\n"); err != nil && at > 0 {
		all, err = parseSubtitles(read, text[:at]+"\n")
		a.Warn("the last of the subtitles is damaged or cut off, and was left out")
	}
	if err != nil {
		return raw.Article{}, raw.Wrong("export them again as .vtt or .srt, or give the text as .txt", "the subtitles cannot be read: %w", err)
	}
	var t transcript
	for _, item := range all.Items {
		for _, line := range item.Lines {
			t.line(item.StartAt, line.VoiceName, lineText(line))
		}
	}
	t.end()
	if len(t.paragraphs) == 0 {
		return raw.Article{}, raw.Wrong("see that the file is whole", "the subtitles have no words")
	}
	a.Text, a.Times = strings.Join(t.paragraphs, paragraphEnd), t.times
	return a, nil
}

func parseSubtitles(read func(io.Reader) (*astisub.Subtitles, error), text string) (all *astisub.Subtitles, err error) {
	defer raw.Guard("the subtitles", &err)
	return read(strings.NewReader(text))
}

func lineText(l astisub.Line) string {
	var words []string
	for _, item := range l.Items {
		words = append(words, strings.TrimSpace(item.Text))
	}
	return strings.Join(strings.Fields(strings.Join(words, " ")), " ")
}

// label matches who speaks before the words: "LOTTE AMSEL: ", ">> Amsel: ".
var label = regexp.MustCompile(`^(?:>>+ *|- ?)?(\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,4}(?: ?\([^)]{1,40}\))?): +(.+)$`)

const paragraphEnd = "\n\n"

// transcript gathers what is said to paragraphs.
type transcript struct {
	paragraphs []string
	times      []raw.TimeCode
	length     int // of the paragraphs, with what stands between them
	speaker    string
	words      strings.Builder
	began      []raw.TimeCode // when those are spoken, by bytes of them
}

// line takes a line that is spoken at a time.
func (t *transcript) line(at time.Duration, voice, text string) {
	if text == "" || strings.HasPrefix(text, "[") && strings.HasSuffix(text, "]") || strings.HasPrefix(text, "♪") {
		return // sounds and songs
	}
	turn := strings.HasPrefix(text, ">>") || strings.HasPrefix(text, "- ")
	if m := label.FindStringSubmatch(text); m != nil {
		voice, text = m[1], m[2]
	}
	text = strings.TrimLeft(text, ">- ")
	if voice != "" && voice != t.speaker || turn {
		t.end()
		t.speaker = voice
	} else if t.words.Len() > 600 && ended(t.words.String()) {
		t.end()
	}
	if t.words.Len() > 0 {
		t.words.WriteByte(' ')
	}
	t.began = append(t.began, raw.TimeCode{Offset: t.words.Len(), At: at})
	t.words.WriteString(text)
}

func (t *transcript) end() {
	if t.words.Len() == 0 {
		return
	}
	prefix := ""
	if t.speaker != "" {
		prefix = t.speaker + ": "
	}
	for _, words := range t.began {
		words.Offset += t.length + len(prefix)
		t.times = append(t.times, words)
	}
	text := prefix + t.words.String()
	t.paragraphs = append(t.paragraphs, text)
	t.length += len(text) + len(paragraphEnd)
	t.words.Reset()
	t.began = t.began[:0]
}
