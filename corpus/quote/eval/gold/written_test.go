package gold

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus"
)

const ferry = `The ferry was late again on Monday, Ana Brandt said.

“We have waited nine years,” said Brandt, who leads the union. “We said so in May.

“We will not wait for a tenth.”
`

// write writes an article and its gold into a folder of their own, and returns the folder.
func write(t *testing.T, body, gold string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{"ferry.txt": body, "ferry.gold": gold} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestAnArticleIsReadWithTheQuotesWrittenBesideIt(t *testing.T) {
	articles, err := Read(write(t, ferry, `headline   Ferry crews walk out
outlet     Port Maren Courier
published  2026-02-11

¶1 indirect
  content  The ferry was late again on Monday
  cue      said
  source   Ana Brandt
  speaker  Ana Brandt
  stance   denied

¶2 direct
  content  “We have waited nine years,”
  content  “We said so in May.
  cue#1    said
  source   Brandt, who leads the union
  ¶3
  content  “We will not wait for a tenth.”
  speaker  Ana Brandt
  title    leads the union
`))
	if err != nil {
		t.Fatal(err)
	}
	a := articles[0]
	if a.ID != "ferry" || a.Outlet != "Port Maren Courier" || a.Headline != "Ferry crews walk out" || a.Published.Format("2 Jan 2006") != "11 Feb 2026" {
		t.Errorf("read %+v", a.Article)
	}
	var got []string
	for _, q := range a.Quotes {
		for _, spans := range [][]corpus.Span{q.Content, q.Cue, q.Source} {
			got = append(got, printed(a.Body, spans))
		}
		got = append(got, string(q.Kind), q.Speaker, q.Title, q.Stance)
	}
	want := []string{
		"The ferry was late again on Monday", "said", "Ana Brandt", "indirect", "Ana Brandt", "", "denied",
		"“We have waited nine years,” / “We said so in May. / “We will not wait for a tenth.”", "said", "Brandt, who leads the union", "direct", "Ana Brandt", "leads the union", "asserted",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAMistakeInAGoldFileIsToldWithItsLineAndTheFix(t *testing.T) {
	const head = "headline   Ferry\n\n"
	for name, c := range map[string]struct{ gold, want string }{
		"words of another paragraph": {head + "¶1 direct\n  content  “We have waited nine years,”\n", "ferry.gold:4: \"“We have waited nine years,”\" does not stand in ¶1: copy the words"},
		"words that stand twice":     {head + "¶2 direct\n  content  We\n", "ferry.gold:4: \"We\" stands in ¶2 2 times: say which is meant, content#1 to content#2"},
		"a third of two":             {head + "¶2 direct\n  cue#3  said\n", "ferry.gold:4: \"said\" stands in ¶2 2 times, not 3"},
		"a number that is none":      {head + "¶2 direct\n  cue#x  said\n", "cue#1 is the first"},
		"no such paragraph":          {head + "¶9 direct\n", "ferry.gold:3: there is no paragraph ¶9: the article has ¶1 to ¶3"},
		"no such kind":               {head + "¶1 spoken\n", "direct, mixed or indirect"},
		"no such stance":             {head + "¶1 direct\n  stance  doubted\n", "not-said"},
		"no such field":              {head + "¶1 direct\n  speakers  Ana Brandt\n", "content, cue, source, speaker, title, stance"},
		"no such field at the top":   {"heading  Ferry\n", "headline, outlet, published"},
		"a field without a value":    {head + "¶1 direct\n  title\n", "leave the line out"},
		"a quote without a speaker":  {head + "¶1 indirect\n  content  The ferry was late again on Monday\n", "ferry.gold:5: the quote before this line lacks its content or its speaker"},
		"a day that is none":         {"published  11 February\n", "2026-02-11"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := Read(write(t, ferry, c.gold)); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v does not tell %q", err, c.want)
			}
		})
	}
}

func TestAFolderWithoutArticlesIsToldToBe(t *testing.T) {
	if _, err := Read(t.TempDir()); err == nil || !strings.Contains(err.Error(), "NAME.gold") {
		t.Errorf("error %v does not say what a folder of articles has", err)
	}
}

func TestAGoldFileWithoutItsArticleIsNamed(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "ferry.gold"), []byte("headline Ferry\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(dir); err == nil || !strings.Contains(err.Error(), "ferry.txt") {
		t.Errorf("error %v does not name the file that is missing", err)
	}
}
