package intake_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus"
)

func TestAFileOfTextIsABody(t *testing.T) {
	for _, test := range []struct{ name, content string }{
		{"paragraphs", "The quay closes.\n\n“It was time,” said Ines Halvorsen.\n"},
		{"Windows line ends and a byte order mark", "\ufeffThe quay closes.\r\n\r\nIt was time.  \r\n\r\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := read(t, newIntake(), write(t, t.TempDir(), "quay.2026.txt", test.content))
			if len(got.items) != 1 {
				t.Fatalf("problems %q", got.problems)
			}
			want := corpus.Article{ID: "quay.2026", Status: corpus.Published, Body: test.content}
			if diff := cmp.Diff(want, got.items[0].Article); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestMarkdown(t *testing.T) {
	for _, test := range []struct {
		name, content string
		want          corpus.Article
	}{
		{
			"front matter with the names of JSONL",
			"---\ntitle: 1984 in ships\nsource: The Harbour Post\nauthor: Mina Aalto\ndate: 2026-02-03\ntags: [quay, 2026]\nlayout: {wide: true}\n---\n\n  The quay closes.\n\n---\n\nIt was time.\n",
			corpus.Article{
				ID: "quay", Headline: "1984 in ships", Outlet: "The Harbour Post", Byline: "Mina Aalto", Status: corpus.Published,
				Published: time.Date(2026, 2, 3, 0, 0, 0, 0, time.UTC), Tags: []string{"quay", "2026"},
				Body: "The quay closes.\n\nIt was time.",
			},
		},
		{
			"an id of its own, an offset, no blank line, Windows line ends",
			"---\r\nid: hp-7\r\npublished: 2026-02-03T21:40:00+01:00\r\ntags: quay, council\r\nstatus: corrected\r\n---\r\nThe quay closes.\r\n",
			corpus.Article{
				ID: "hp-7", Published: time.Date(2026, 2, 3, 21, 40, 0, 0, time.FixedZone("", 3600)), Tags: []string{"quay", "council"},
				Status: corpus.Corrected, Body: "The quay closes.\r\n",
			},
		},
		{
			"front matter in TOML",
			"+++\ntitle = \"Quay closes\"\ndate = 2026-02-03\nupdated = 2026-02-04T08:00:00+01:00\ndraft = false\nauthor = \"Mina Aalto\"\ntags = [\"quay\", \"council\"]\n[params]\nsection = \"Town\"\n+++\n\nThe quay closes.\n",
			corpus.Article{
				ID: "quay", Headline: "Quay closes", Byline: "Mina Aalto", Tags: []string{"quay", "council"}, Status: corpus.Published,
				Published: time.Date(2026, 2, 3, 0, 0, 0, 0, time.UTC), Updated: time.Date(2026, 2, 4, 8, 0, 0, 0, time.FixedZone("", 60*60)), Body: "The quay closes.\n",
			},
		},
		{
			"front matter in JSON",
			"{\n  \"title\": \"Quay closes\",\n  \"draft\": false,\n  \"date\": \"2026-02-03\"\n}\n\nThe quay closes.\n",
			corpus.Article{ID: "quay", Headline: "Quay closes", Status: corpus.Published, Published: time.Date(2026, 2, 3, 0, 0, 0, 0, time.UTC), Body: "The quay closes.\n"},
		},
		{
			"braces that are no front matter",
			"{quay} closes.\n",
			corpus.Article{ID: "quay", Status: corpus.Published, Body: "{quay} closes.\n"},
		},
		{
			"only one blank line belongs to the front matter",
			"---\n---\n\n\nThe quay closes.",
			corpus.Article{ID: "quay", Status: corpus.Published, Body: "\nThe quay closes."},
		},
		{
			"no front matter: a heading is the headline and stays in the body",
			"# Quay closes #\n\nIt was time.\n",
			corpus.Article{ID: "quay", Headline: "Quay closes", Status: corpus.Published, Body: "Quay closes\n\nIt was time."},
		},
		{
			"the marks of Markdown are no part of the text",
			"\\\"It was time,\\\" said **Ines Halvorsen**, of the [quay](https://quay.example).[^1]\n\n> She *did not* ~~smile~~ blink.\n\n<!-- check this -->\n\n[^1]: Told twice.\n",
			corpus.Article{ID: "quay", Status: corpus.Published, Body: "\"It was time,\" said Ines Halvorsen, of the quay.\n\nShe did not blink."},
		},
		{
			"without such marks the text keeps every byte",
			"The quay closes.  \n\n\n“It was time,” said Ines Halvorsen.\n",
			corpus.Article{ID: "quay", Status: corpus.Published, Body: "The quay closes.  \n\n\n“It was time,” said Ines Halvorsen.\n"},
		},
		{
			"no front matter and no heading",
			"It was time.\n\n# Later\n",
			corpus.Article{ID: "quay", Status: corpus.Published, Body: "It was time.\n\nLater"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := read(t, newIntake(), write(t, t.TempDir(), "quay.md", test.content))
			if len(got.items) != 1 {
				t.Fatalf("problems %q", got.problems)
			}
			if diff := cmp.Diff(test.want, got.items[0].Article); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestAFileThatIsWrong(t *testing.T) {
	for _, test := range []struct{ file, content, problem string }{
		{"quay.txt", "", "the article has no text: give it a text"},
		{"quay.txt", "The Caf\xe9 closes.", "byte 8 (0xe9) is not UTF-8: save the file as UTF-8"},
		{"quay.txt", "\xff\xfeT\x00h\x00e\x00", "the text is in UTF-16: save the file as UTF-8"},
		{"quay.txt", strings.Repeat("a quay ", 33<<20/7), "the file is larger than 32 MiB: divide it"},
		{"quay.md", "---\ntitle: Quay\n\nThe quay closes.", "the front matter has no end: end it with a line ---"},
		{"quay.md", "---\ntitle: [Quay\n---\nThe quay closes.", "the front matter cannot be read: line"},
		{"quay.md", "---\nembargo_until: soon\n---\nThe quay closes.", `embargo_until "soon" is not a date that can be read`},
		{"quay.md", "---\njust words\n---\nThe quay closes.", "front matter: line 2 is no \"key: value\": write one"},
		{"quay.md", "---\ntitle: Quay\ntitle: Ferry\n---\nThe quay closes.", "front matter: title stands in line 2 and in line 3: remove one of the two"},
		{"quay.md", "+++\ntitle = \"Quay\"\n\nThe quay closes.", "the front matter has no end: end it with a line +++"},
		{"quay.md", "+++\ntitle: Quay\n+++\nThe quay closes.", "the front matter cannot be read"},
		{"quay.md", "+++\ntitle = \"Quay\"\ndraft = true\n+++\nThe quay closes.", "not published: draft"},
		{"quay.md", "{\n\"title\": \"Quay\", \"draft\": true\n}\n\nThe quay closes.", "not published: draft"},
		{"quay.md", "{\n\"title\": Quay\n}\nThe quay closes.", "the front matter cannot be read: write it as a JSON object"},
		{"quay.html", `<title>Quay</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Quay","creativeWorkStatus":"Draft"}</script><article><p>The quay closes.</p></article>`, "not published: draft"},
		{"quay.jsonl", "\xff\xfe{\x00}\x00\n\x00{\x00}\x00\n\x00", "the text is in UTF-16: save the file as UTF-8"},
		{"quay.json", `{"text": "The quay closes."`, "quay.json:1: not valid JSON: unexpected EOF"},
		{"quay.json", "[{\"text\": \"One.\"},\n\n{\"text\": Two}]", "quay.json:3: not valid JSON: invalid character 'T'"},
		{"quay.json", `[{"text": "One."}, `, "the list has no end: copy or fetch the file again"},
		{"quay.json", "", "quay.json:1: not valid JSON: EOF"},
		{"quay.json", `"The quay closes."`, "a text, not an object"},
		{"quay.xml", `<?xml version="1.0"?><urlset><url/></urlset>`, "a sitemap holds no text: give its address"},
		{"quay.xml", `<?xml version="1.0"?><recipes/>`, "XML of an unknown kind (<recipes>): check that it is RSS"},
		{"quay.rss", "", "the feed cannot be read"},
		{"quay.docx", "PK", "the archive is damaged or cut off"},
		{"quay.jpg", "\xff\xd8", "a file of this kind cannot be read: give it as .txt, .md"},
	} {
		t.Run(test.file+" "+test.problem, func(t *testing.T) {
			got := read(t, newIntake(), write(t, t.TempDir(), test.file, test.content))
			if len(got.problems) != 1 || !strings.Contains(got.problems[0], test.problem) {
				t.Errorf("problems %q, want %q", got.problems, test.problem)
			}
		})
	}
}

func TestJSONFiles(t *testing.T) {
	for _, test := range []struct {
		name, content string
		ids, places   []string
		problems      int
	}{
		{"one article goes by the name of the file", "\n {\n\"url\": \"https://a.example/1\",\n\"text\": \"One.\"}\n", []string{"quay"}, []string{""}, 0},
		{"a list", "[\n{\"id\":\"a\",\"text\":\"One.\"},\n{\"id\":\"b\"},\n\n{\"id\":\"c\",\"text\":\"Three.\"}]", []string{"a", "c"}, []string{":2", ":5"}, 1},
		{"objects after one another", "{\"id\":\"a\",\"text\":\"One.\"}\n{\"id\":\"b\",\"text\":\"Two.\"}\n", []string{"a", "b"}, []string{":1", ":2"}, 0},
		{"an empty list", "[]", nil, nil, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := write(t, t.TempDir(), "quay.json", test.content)
			got := read(t, newIntake(), path)
			var ids, places []string
			for _, item := range got.items {
				ids = append(ids, string(item.Article.ID))
				places = append(places, strings.TrimPrefix(item.Place, path))
			}
			if diff := cmp.Diff([][]string{test.ids, test.places}, [][]string{ids, places}); diff != "" || len(got.problems) != test.problems {
				t.Errorf("problems %q; -want +got:\n%s", got.problems, diff)
			}
		})
	}
}

func TestAFolderIsWalkedInTheOrderOfItsNames(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, "b/2.txt", "Two.")
	write(t, folder, "b/1.md", "One.")
	write(t, folder, "a.TXT", "A.")
	write(t, folder, "c.jsonl", `{"id":"c1","text":"C."}`+"\n"+`{"id":"c2"}`)
	write(t, folder, "photo.jpg", "\xff\xd8")
	write(t, folder, ".hidden.txt", "Not this.")
	write(t, folder, ".git/notes.txt", "Nor this.")
	in := newIntake()
	got := read(t, in, folder)
	var ids []string
	for _, item := range got.items {
		ids = append(ids, string(item.Article.ID))
	}
	if diff := cmp.Diff([]string{"a", "b/1", "b/2", "c1"}, ids); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if len(got.problems) != 1 || !strings.HasPrefix(got.problems[0], filepath.Join(folder, "c.jsonl")+":2: ") {
		t.Errorf("problems %q", got.problems)
	}
	if size := in.Size(folder); size != 4+4+2+23+1+11 {
		t.Errorf("size %d", size)
	}
}

func TestTargetsThatHoldNothing(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, "photos/quay.jpg", "\xff\xd8")
	for _, test := range []struct{ target, problem string }{
		{folder, folder + ": no articles in this folder: put files into it: .txt, .md"},
		{filepath.Join(folder, "news.jsonl"), "news.jsonl: no such file or folder: check the spelling"},
		{"ftp://harbour-post.example/feed", "no address that can be fetched: give one that begins with http:// or https://"},
		{"http://", "no address that can be fetched: give one that begins with http:// or https://"},
	} {
		got := read(t, newIntake(), test.target)
		if len(got.problems) != 1 || !strings.Contains(got.problems[0], test.problem) {
			t.Errorf("problems %q, want %q", got.problems, test.problem)
		}
	}
}

func TestALinkIsFollowedWithinItsFolderAlone(t *testing.T) {
	outside, folder := t.TempDir(), t.TempDir()
	write(t, outside, "passwords.txt", "Not for anybody.")
	write(t, folder, "b.txt", "The quay closes.")
	for name, to := range map[string]string{
		"inside.txt": filepath.Join(folder, "b.txt"), "relative.txt": "b.txt", "out.txt": filepath.Join(outside, "passwords.txt"),
		"gone.txt": filepath.Join(folder, "gone"), "folder.txt": outside,
	} {
		if err := os.Symlink(to, filepath.Join(folder, name)); err != nil {
			t.Fatal(err)
		}
	}
	got := read(t, newIntake(), folder)
	var ids []string
	for _, item := range got.items {
		ids = append(ids, string(item.Article.ID))
	}
	if diff := cmp.Diff([]string{"b", "inside", "relative"}, ids); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if len(got.problems) != 1 || !strings.Contains(got.problems[0], "out.txt: a link that leads out of the folder is not followed") {
		t.Errorf("problems %q", got.problems)
	}
}

func TestFilesOfOneNameInTwoFoldersAreTwoArticles(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, "a/report.txt", "The quay closes.")
	write(t, folder, "b/report.md", "The bridge opens.")
	got := read(t, newIntake(), folder)
	if len(got.items) != 2 || got.items[0].Article.ID != "a/report" || got.items[1].Article.ID != "b/report" {
		t.Errorf("%v, problems %q", got.items, got.problems)
	}
	for _, item := range got.items {
		if item.Former != "report" {
			t.Errorf("formerly %q", item.Former)
		}
	}
}

func TestTwoFilesOfOneNameAreNotTakenForRevisions(t *testing.T) {
	folder := t.TempDir()
	first := write(t, folder, "report.md", "The bridge opens.")
	second := write(t, folder, "report.txt", "The quay closes.")
	in := newIntake()
	got := read(t, in, folder)
	want := second + `: its id "report" is already that of ` + first + ": rename one of the two"
	if len(got.items) != 1 || len(got.problems) != 1 || got.problems[0] != want {
		t.Errorf("%d articles, problems %q, want %q", len(got.items), got.problems, want)
	}
	write(t, folder, "report.md", "The bridge stays shut.")
	if got := read(t, in, first); len(got.items) != 1 {
		t.Errorf("the same file again: problems %q", got.problems)
	}
	if err := os.Remove(first); err != nil {
		t.Fatal(err)
	}
	if got := read(t, in, second); len(got.items) != 1 {
		t.Errorf("the only one left: problems %q", got.problems)
	}
}
