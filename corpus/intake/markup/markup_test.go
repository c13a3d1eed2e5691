package markup_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus/intake/markup"
)

func TestRichTextIsReadAsABrowserShowsIt(t *testing.T) {
	for _, test := range []struct {
		name, raw string
		want      []string // paragraphs
	}{
		{"plain text", "The weir is open.\nIt leaks.", []string{"The weir is open.", "It leaks."}},
		{"plain text with entities", "Fish &amp; eels: &#8220;Both,&#8221; she said.", []string{"Fish & eels: “Both,” she said."}},
		{"a comparison is no markup", "3 < 4 and 5 > 4", []string{"3 < 4 and 5 > 4"}},
		{"paragraphs", "<p>The weir is open.</p><p>It leaks.</p>", []string{"The weir is open.", "It leaks."}},
		{"escaped twice", "&lt;p&gt;The weir is open.&lt;/p&gt;&lt;p&gt;It leaks.&lt;/p&gt;", []string{"The weir is open.", "It leaks."}},
		{"one line break is within a paragraph", "<p>The weir<br>is open.</p>", []string{"The weir\nis open."}},
		{"two part paragraphs", "The weir is open.<br><br/>It leaks.", []string{"The weir is open.", "It leaks."}},
		{"white space collapses", "<p>The   weir\n\tis&nbsp;&nbsp;open .</p>", []string{"The weir is open ."}},
		{"words within words stay whole", "<p>un<b>believ</b>able</p>", []string{"unbelievable"}},
		{"preformatted lines stay", "<pre>The weir\nis open.</pre>", []string{"The weir\nis open."}},
		{"lists and tables", "<ul><li>One.</li><li>Two.</li></ul><table><tr><td>2024</td><td>40</td></tr></table>", []string{"One.", "Two.", "2024 40"}},
		{"soft hyphens and joiners", "<p>har\u00advest\u200bed\ufeff</p>", []string{"harvested"}},
		{"captions, scripts, forms and asides", "<figure><img><figcaption>“No,” an eel.</figcaption></figure><script>x()</script><style>p{}</style><form><button>Send</button></form><aside>More</aside><p>Open.</p>", []string{"Open."}},
		{"what is hidden", `<p>Open.<span style="display: none">Shut.</span><span hidden>Shut.</span><span aria-hidden="true">Shut.</span><span class="sr-only">opens in a window</span></p>`, []string{"Open."}},
		{"a comment", "<p>Open.<!-- shut --></p>", []string{"Open."}},
		{"an element that is never closed", "<p>The weir <b>is open.<p>It leaks.", []string{"The weir is open.", "It leaks."}},
		{"nothing", "", nil},
		{"markup alone", "<p> </p><img>", nil},

		{"<q> gets its marks", "<p><q>It is <q>open</q>,</q> she said.</p>", []string{"“It is ‘open’,” she said."}},
		{"<q> that has them", "<p><q>“It is open,”</q> she said.</p>", []string{"“It is open,” she said."}},
		{"struck words are gone", "<p>It holds <del>nine</del> <s>ten</s> <ins>twelve</ins> eels.</p>", []string{"It holds twelve eels."}},
		{"marks of notes", `<p>Open.<sup><a href="#fn1">1</a></sup> Shut.<a class="footnote-ref" href="#fn2">[2]</a> Half.<a epub:type="noteref" href="#n3">3</a></p>`, []string{"Open. Shut. Half."}},
		{"a raised letter is a word", "<p>On the 2<sup>nd</sup> of May.</p>", []string{"On the 2nd of May."}},
		{"the notes themselves", `<p>Open.</p><section role="doc-endnotes"><p>“Not said,” a note.</p></section><div class="footnotes"><p>Nor this.</p></div><aside epub:type="footnote"><p>Nor that.</p></aside>`, []string{"Open."}},
		{"comments of Google Docs", `<p>Open<a id="cmnt_ref1" href="#cmnt1">[a]</a>.</p><div><p><a id="cmnt1" href="#cmnt_ref1">[a]</a> Is it?</p></div>`, []string{"Open."}},
		{"the name under a pull quote", `<blockquote><p>“They were queueing.”</p><cite>Runa Tolvik</cite></blockquote><p>It leaks.</p>`, []string{"“They were queueing.” — Runa Tolvik", "It leaks."}},
		{"a paragraph that is a link", `<p><a href="/x">The eel ladder at Sallow Weir is open again after a long and cold winter.</a></p>`, []string{"The eel ladder at Sallow Weir is open again after a long and cold winter."}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := markup.Rich(test.raw)
			if diff := cmp.Diff(strings.Join(test.want, "\n\n"), got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestOnlyATextWithBlocksIsHTML(t *testing.T) {
	for text, want := range map[string]bool{
		"<p>The weir is open.</p>":                          true,
		"\ufeff <div>The weir is open.</div>":               true,
		"The weir.<br>It leaks.<br>It is old.<br>":          true,
		"The weir is open.":                                 false,
		"&quot;The weir is open,&quot; she said.":           true,
		"“The weir is open,” she said: type &quot;&quot;.":  false,
		"a < b, and <b>bold</b>":                            false,
		"He typed </p> and </div> to see what it would do.": false,
		"": false,
	} {
		if got := markup.Is(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestALineHasNoBreaks(t *testing.T) {
	if got := markup.Line("Eels <em>&amp;</em>\n<br>ladders"); got != "Eels & ladders" {
		t.Errorf("%q", got)
	}
}

func TestDeepMarkupIsReadOrRefusedInTime(t *testing.T) {
	for _, element := range []string{"div", "b", "q", "blockquote", "table"} {
		markup.Rich("<p>x</p>" + strings.Repeat("<"+element+">", 50_000) + "The weir is open.")
	}
}
