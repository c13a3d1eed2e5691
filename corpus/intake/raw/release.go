package raw

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/pattern"
)

// Bounds of where a press release says when it may be printed.
const (
	releaseLines = 6       // at its head
	releaseLine  = 160     // bytes of such a line
	noteBytes    = 4 << 10 // at its end, that are searched for notes to editors
)

// Release holds a text back that says above it, or in the notes to editors below, until
// when: "EMBARGOED UNTIL 06:00 ON 14 APRIL 2025", "For use after 6 a.m. April 14, 2025".
// Where the moment is not understood it stays out. What is sent to kill a story is withdrawn,
// and so is the story, where it comes under its id.
func (a *Article) Release() {
	if status, _, known := ReadStatus(a.Status); known && status == corpus.Published && isKill(a) {
		a.Status = "killed"
	}
	if a.Embargo != "" || a.Doubt != nil {
		return
	}
	for _, line := range slices.Concat(headOf(a), notesBelow(a.Text), a.Tags) {
		switch moment, held, err := release(line); {
		case err != nil:
			a.Doubt = Wrong("held back: add it again when it may be shown, without that line", "%w", err)
			return
		case held:
			a.Embargo = moment
			return
		}
	}
}

// kill matches the headline, or the line above the text, of what agencies send to kill a story.
var kill = pattern.Lazy(`^(?:(?:BULLETIN|MANDATORY|URGENT|EDITORS?|ADVISORY)[ :–—-]+)*KILL(?: ?[:–—-]| ADVISORY| NOTICE| ORDER|$)`)

func isKill(a *Article) bool {
	first, _, _ := strings.Cut(strings.TrimSpace(a.Text), "\n")
	return kill().MatchString(strings.TrimSpace(a.Headline)) || kill().MatchString(strings.TrimSpace(first))
}

// headOf are the headline and the first lines of an article.
func headOf(a *Article) []string {
	lines := []string{a.Headline}
	for line := range strings.Lines(a.Text) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
		if len(lines) > releaseLines {
			break
		}
	}
	return lines
}

// notesBelow are the lines of the notes to editors that end a press release.
func notesBelow(text string) (lines []string) {
	text = text[max(0, len(text)-noteBytes):]
	at := notesToEditors().FindAllStringIndex(text, -1)
	if at == nil {
		return nil
	}
	for line := range strings.Lines(text[at[len(at)-1][1]:]) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// release reads a line that says until when a text is held back. The error is that of a
// line that says that it is, and no moment that is understood.
func release(line string) (moment string, held bool, err error) {
	line = strings.TrimSpace(line)
	if notInPrint().MatchString(line) || saysUnpublished(line) {
		return "", false, fmt.Errorf("%q says that it is not to be printed", line)
	}
	rest, held, dated := releaseAfter(line)
	if !held {
		return "", false, nil
	}
	switch moment, ok := momentIn(rest); {
	case ok:
		return moment, true, nil
	case dated:
		return "", false, nil
	}
	return "", false, fmt.Errorf("%q is an embargo, and its day is not understood", line)
}

var (
	// embargoLine matches a line that begins with an embargo. "Embargo on fish renewed"
	// is a headline: a moment has to follow, or capitals to mark it.
	embargoLine  = pattern.Lazy(`(?i)^[\s*_#>\[(]*(?:(?:strictly|under|strict|sous|bajo|unter|copy|please note|(?:this|the following|all) (?:(?:press|news|media) )?(?:release|story|article|report|text|document|material|information|content|copy) (?:is|are)|(?:press|news|media) release)[\s:,–—-]+)*(embargo(?:ed)?|embargado|embargada|sperrfrist|sperrvermerk|gesperrt)\b[\s*_]*(.*)$`)
	embargoUntil = pattern.Lazy(`(?i)^[\s:–—-]*(?:copy|strictly|for release|for publication|\s)*(?:(?:un)?till?|before|to|bis|jusqu\S*|hasta|fino|tot)\b|^[\s:,–—-]*(?:for |to )?(?:\w+day,? )?\d`)
	// notInPrint matches a line that says no more than that, and the word before the headline
	// of a draft, in capitals.
	notInPrint = pattern.Lazy(`^[\s*_#>\[(]*(?i:(?:strictly )?not for (?:publication|print|release|broadcast|use)|do not (?:publish|release|print|use)|unpublished|internal use only|for internal use only)[\s*_\])!.]*$|^[\[(]?DRAFT(?: \d{1,2})?(?:[\])]| ?[:–—-])`)
	heldLine   = pattern.Lazy(`(?i)^[\s*_#>\[(]*(?:strictly )?(?:not for (?:release|publication|broadcast|use)|hold for release|do not (?:publish|release|print|use)|for release) (?:until|till|before|on|at|after|from) (.*)$`)
	// advanceLine matches what an agency sends ahead of its day.
	advanceLine = pattern.Lazy(`^[\s*_#>\[(]*(?:(?i:(?:\w+: ?)?(?:moved|sent|filed) in advance\b)|ADV(?:ANCE)? FOR\b)(.*)$`)
	// datedLine matches words that hold a text back only where a day follows: "for use" and
	// "release date" stand above other texts, too.
	datedLine = pattern.Lazy(`(?i)^[\s*_#>\[(]*(?:advance |adv )?(?:(?:not )?for (?:use|release|publication|broadcast|print)|(?:date of |time of )(?:release|publication)|(?:release|publication|embargo) (?:date|time)|(?:to be )?(?:released|published|used) (?:on|after|from|not before)|advance for|frei(?:gegeben)? (?:ab|zum|für)|freigabe|veröffentlichung|publication le|publicación|diffusion)\b[\s:,–—-]*(.*)$`)
	// notesToEditors matches the heading of what a press release tells editors below its text.
	notesToEditors = pattern.Lazy(`(?im)^[\s*_#>\[(-]*(?:notes? (?:to|for) (?:the )?editors?|editors?[’']?s? notes?|hinweise? (?:an|für) (?:die )?redaktion(?:en)?)\b[*_\s:.–—-]*`)
	// heldWords are those that hold a text back where a mark or a line parts them from others.
	heldWords = pattern.Lazy(`(?i)^(?:strictly )?(?:not (?:yet )?(?:for|to be) (?:publication|print|release|broadcast|use|distribution|circulation|quotation|published|printed|released|distributed|circulated|quoted)|do not (?:publish|release|print|use|circulate|distribute|quote|share|forward|broadcast)|hold (?:until|till|pending|for) (?:further|clear\w*|approv\w*|legal|lawyers?|the lawyers|editors?|the editor|release|review|sign-?off|notice|word)\b.*|unpublished|(?:for )?internal (?:use|draft|copy|memo|document)(?: only)?)(?: yet)?$`)
	// privateWords hold a text back only beside others, or alone on a line.
	privateWords = pattern.Lazy(`(?i)^(?:(?:strictly |private and )?confidential(?: draft| document)?|(?:first |second |rough |working |internal |early )?draft(?: only| copy| version| \d+)?|draft for (?:review|comment|approval)|under review|embargoed)$`)
	parts        = pattern.Lazy(`[:;,.–—|*_\[\]()!]+| - `)
)

// saysUnpublished reports whether a line is made of words that hold a text back:
// "Confidential: internal draft, not for distribution". In a line of capitals, which no
// reader is meant to see, they may stand beside others: "SLUG: QUAY. HOLD UNTIL CLEARED".
func saysUnpublished(line string) bool {
	if len(line) > releaseLine {
		return false
	}
	capitals := line == strings.ToUpper(line)
	words, held, other := 0, 0, 0
	for _, part := range parts().Split(line, -1) {
		part = strings.TrimSpace(part)
		switch {
		case part == "":
		case heldWords().MatchString(part) || capitals && strings.HasPrefix(part, "HOLD UNTIL "):
			held++
		case privateWords().MatchString(part):
			words++
		default:
			other++
		}
	}
	return other == 0 && held+words > 0 || capitals && held > 0
}

// releaseAfter is what follows the words of an embargo at the head of a line. Dated ones
// are none where no day follows.
func releaseAfter(line string) (rest string, held, dated bool) {
	if len(line) > releaseLine {
		return "", false, false
	}
	for _, form := range []*regexp.Regexp{heldLine(), advanceLine()} {
		if m := form.FindStringSubmatch(line); m != nil {
			return m[1], true, false
		}
	}
	if m := datedLine().FindStringSubmatch(line); m != nil {
		return m[1], true, true
	}
	m := embargoLine().FindStringSubmatch(line)
	if m == nil {
		return "", false, false
	}
	marked := strings.HasPrefix(strings.ToLower(m[1]), "sperr") && strings.HasPrefix(m[2], ":") || m[1] == strings.ToUpper(m[1]) && (line == strings.ToUpper(line) || strings.Trim(m[2], " *_])!.") == "" || strings.ContainsAny(m[2][:1], ":–—-]"))
	return m[2], marked || embargoUntil().MatchString(m[2]), false
}

// months are the beginnings of their names in the languages of those who send copy; of two
// that begin alike the longer one comes first.
var months = []struct {
	begins string
	month  time.Month
}{
	{"jan", 1}, {"ene", 1}, {"gen", 1}, {"feb", 2}, {"fév", 2}, {"fev", 2}, {"mar", 3}, {"mär", 3}, {"mrz", 3}, {"maa", 3}, {"apr", 4}, {"avr", 4}, {"abr", 4},
	{"may", 5}, {"mai", 5}, {"mei", 5}, {"mag", 5}, {"juin", 6}, {"jun", 6}, {"giu", 6}, {"juil", 7}, {"jul", 7}, {"lug", 7}, {"aug", 8}, {"aoû", 8}, {"aou", 8}, {"ago", 8},
	{"sep", 9}, {"set", 9}, {"oct", 10}, {"okt", 10}, {"ott", 10}, {"nov", 11}, {"dec", 12}, {"déc", 12}, {"dez", 12}, {"dic", 12},
}

// monthOf is the month of a name or a number, 0 where it is none.
func monthOf(name string) time.Month {
	name = strings.ToLower(name)
	for _, m := range months {
		if strings.HasPrefix(name, m.begins) {
			return m.month
		}
	}
	number, _ := strconv.Atoi(name)
	return time.Month(number)
}

const monthName = `(jan|ene|gen|feb|fév|fev|mar|mär|mrz|maa|apr|avr|abr|may|mai|mei|mag|juin|jun|giu|juil|jul|lug|aug|aoû|aou|ago|sep|set|oct|okt|ott|nov|dec|déc|dez|dic)`

var (
	dayMonth  = pattern.Lazy(`(?i)\b(\d{1,2})(?:st|nd|rd|th|er|\.|º|ª)?(?: of| de)? ` + monthName + `\p{L}*\.?,?(?: de)? (\d{4})\b`)
	monthDay  = pattern.Lazy(`(?i)\b` + monthName + `\p{L}*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b`)
	isoDay    = pattern.Lazy(`\b(\d{4})-(\d{2})-(\d{2})`)
	clockTime = pattern.Lazy(`(?i)\b(\d{1,2})[:.](\d{2})\s*([ap]\.?m\b)?|\b(\d{1,2})\s*([ap]\.?m\b)|\b(\d{2})(\d{2}) ?(?:hrs|hours|h)\b|\b(noon|midday)\b|\b(midnight)\b|\b(\d{1,2}) ?(?:uhr|heures|h)\b`)
	universal = pattern.Lazy(`\b(GMT|UTC)\b`)
)

// momentIn is the moment that an embargo names, without an offset unless it is GMT; ok
// is false where it names no day with its year.
func momentIn(text string) (moment string, ok bool) {
	day, rest, ok := dayIn(text)
	if !ok {
		return "", false
	}
	at := day.Add(clockIn(rest))
	moment = at.Format("2006-01-02T15:04:05")
	if universal().MatchString(rest) {
		moment += "Z"
	}
	return moment, true
}

// dayIn is the day that a text names, and the text without it.
func dayIn(text string) (day time.Time, rest string, ok bool) {
	for _, form := range []struct {
		re     *regexp.Regexp
		layout string // of year, month and day by their groups
	}{{dayMonth(), "$3 $2 $1"}, {monthDay(), "$3 $1 $2"}, {isoDay(), "$1 $2 $3"}} {
		at := form.re.FindStringSubmatchIndex(text)
		if at == nil {
			continue
		}
		var year, date int
		var month string
		fmt.Sscanf(string(form.re.ExpandString(nil, form.layout, text, at)), "%d %s %d", &year, &month, &date)
		number := monthOf(month)
		day = time.Date(year, number, date, 0, 0, 0, 0, time.UTC)
		return day, text[:at[0]] + " " + text[at[1]:], day.Day() == date && day.Month() == number
	}
	return time.Time{}, text, false
}

// clockIn is the time of the day that a text names; midnight is that at its end.
func clockIn(text string) time.Duration {
	m := clockTime().FindStringSubmatch(text)
	if m == nil {
		return 0
	}
	var hours, minutes int
	fmt.Sscanf(m[1]+m[4]+m[6]+m[10], "%d", &hours)
	fmt.Sscanf(m[2]+m[7], "%d", &minutes)
	half := strings.ToLower(m[3] + m[5])
	switch {
	case m[8] != "":
		hours = 12
	case m[9] != "":
		hours = 24
	case strings.HasPrefix(half, "p") && hours < 12:
		hours += 12
	case strings.HasPrefix(half, "a") && hours == 12:
		hours = 0
	}
	return time.Duration(hours)*time.Hour + time.Duration(minutes)*time.Minute
}
