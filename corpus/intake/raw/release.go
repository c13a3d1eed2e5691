package raw

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"onrecord/corpus/pattern"
)

// Bounds of where a press release says when it may be printed.
const (
	releaseLines = 6   // at its head
	releaseLine  = 160 // bytes of such a line
)

// Release holds a press release back that says above its text until when: "EMBARGOED
// UNTIL 06:00 ON 14 APRIL 2025". Where the moment is not understood it stays out.
func (a *Article) Release() {
	if a.Embargo != "" || a.Doubt != nil {
		return
	}
	lines := []string{a.Headline}
	for line := range strings.Lines(a.Text) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
		if len(lines) > releaseLines {
			break
		}
	}
	for _, line := range lines {
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

// release reads a line that says until when a text is held back. The error is that of a
// line that says that it is, and no moment that is understood.
func release(line string) (moment string, held bool, err error) {
	line = strings.TrimSpace(line)
	if notInPrint().MatchString(line) {
		return "", false, fmt.Errorf("%q says that it is not to be printed", line)
	}
	rest, held := releaseAfter(line)
	if !held {
		return "", false, nil
	}
	moment, ok := momentIn(rest)
	if !ok {
		return "", false, fmt.Errorf("%q is an embargo, and its day is not understood", line)
	}
	return moment, true, nil
}

var (
	// embargoLine matches a line that begins with an embargo. "Embargo on fish renewed"
	// is a headline: a moment has to follow, or capitals to mark it.
	embargoLine  = pattern.Lazy(`(?i)^[\s*_#>\[(]*(?:(?:strictly|under|press release|news release)[\s:,–—-]+)*(embargo(?:ed)?)\b[\s*_]*(.*)$`)
	embargoUntil = pattern.Lazy(`(?i)^[\s:–—-]*(?:copy|strictly|for release|for publication|\s)*(?:(?:un)?till?|before)\b|^[\s:,–—-]*(?:for |to )?(?:\w+day,? )?\d`)
	// notInPrint matches a line that says no more than that, and the word before the headline
	// of a draft, in capitals.
	notInPrint = pattern.Lazy(`^[\s*_#>\[(]*(?i:(?:strictly )?not for (?:publication|print|release|broadcast|use)|do not (?:publish|release|print|use)|unpublished|internal use only|for internal use only)[\s*_\])!.]*$|^[\[(]?DRAFT(?:[\])]| ?[:–—-])`)
	heldLine   = pattern.Lazy(`(?i)^[\s*_#>\[(]*(?:strictly )?(?:not for (?:release|publication|broadcast|use)|hold for release|do not (?:publish|release|print|use)|for release) (?:until|till|before|on|at|after|from) (.*)$`)
)

// releaseAfter is what follows the words of an embargo at the head of a line.
func releaseAfter(line string) (rest string, held bool) {
	if len(line) > releaseLine {
		return "", false
	}
	if m := heldLine().FindStringSubmatch(line); m != nil {
		return m[1], true
	}
	m := embargoLine().FindStringSubmatch(line)
	if m == nil {
		return "", false
	}
	marked := m[1] == strings.ToUpper(m[1]) && (line == strings.ToUpper(line) || strings.Trim(m[2], " *_])!.") == "" || strings.ContainsAny(m[2][:1], ":–—-]"))
	return m[2], marked || embargoUntil().MatchString(m[2])
}

var (
	months    = []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}
	dayMonth  = pattern.Lazy(`(?i)\b(\d{1,2})(?:st|nd|rd|th)?(?: of)? (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? (\d{4})\b`)
	monthDay  = pattern.Lazy(`(?i)\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b`)
	isoDay    = pattern.Lazy(`\b(\d{4})-(\d{2})-(\d{2})`)
	clockTime = pattern.Lazy(`(?i)\b(\d{1,2})[:.](\d{2})\s*([ap]\.?m\b)?|\b(\d{1,2})\s*([ap]\.?m\b)|\b(\d{2})(\d{2}) ?(?:hrs|hours|h)\b|\b(noon|midday)\b|\b(midnight)\b`)
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
		number := slices.Index(months, strings.ToLower(month)) + 1
		if number == 0 {
			fmt.Sscanf(month, "%d", &number)
		}
		day = time.Date(year, time.Month(number), date, 0, 0, 0, 0, time.UTC)
		return day, text[:at[0]] + " " + text[at[1]:], day.Day() == date && int(day.Month()) == number
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
	fmt.Sscanf(m[1]+m[4]+m[6], "%d", &hours)
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
