package page

import (
	"regexp"
	"slices"
	"strings"

	"onrecord/corpus/intake/raw"
	"onrecord/corpus/pattern"
)

// What stands in the place of an article: the words in a heading that tell of it, or
// enough of those in the text.
var walls = []struct {
	what           string
	heading, words func() *regexp.Regexp
	least          int
}{
	{"asks for consent to cookies",
		pattern.Lazy(`(?i)before you (go on|continue)|(we|your) (value|care about|respect)[^.]{0,20}privacy|your privacy|cookie (settings|consent|preferences)|privacy (settings|choices|preferences)|consent`),
		pattern.Lazy(`(?i)\bcookies?\b|\bpartners\b|legitimate interest|personal data|on your device|\bconsent\b|privacy policy|accept all|withdraw your|manage (options|preferences)`), 3},
	{"says that there is nothing here",
		pattern.Lazy(`(?i)^(error )?(404|410)\b|page (was |is |could )?not (be )?found|not found$|(page|article|story) (doesn.t|does not|no longer) exists?|nothing (was )?found|page (is )?unavailable|no longer available|we can.t find|can.?not be found`),
		pattern.Lazy(`(?i)page you (are|were) looking for|page (was |is |could )?not (be )?found|may have been (moved|removed|deleted)|check the (address|url)|broken link|go (back )?to (the )?(home|front) ?page|no longer available|error 404`), 2},
	{"keeps machines out",
		pattern.Lazy(`(?i)are you (a )?(human|robot)|just a moment|access denied|attention required|verify(ing)? (that )?you are|security check|unusual traffic|enable javascript|request blocked|checking your browser`),
		pattern.Lazy(`(?i)captcha|enable javascript|unusual (traffic|activity)|not a robot|ray id|security service|automated (access|requests)|access denied|checking your browser`), 2},
	{"asks to log in or to subscribe",
		pattern.Lazy(`(?i)^(sign|log) ?in|^subscribe\b|subscribers only|register to (read|continue)|continue reading with`),
		pattern.Lazy(`(?i)already a subscriber|log ?in|sign ?in|subscribe (now|to)|forgot(ten)? (your )?password|create (an|your) account|start your (free )?trial|cancel any ?time`), 3},
}

// shortWall is the most bytes of sentences that a page in the place of an article has.
const shortWall = 1500

// wall tells what stands in the place of the article, if anything does.
func (p *page) wall(f raw.Article, described bool, seen sight) *raw.Problem {
	if f.Text != "" || described && sentenceBytes(seen.text) > enoughText {
		return nil
	}
	if sentenceBytes(seen.text) > shortWall {
		return nil
	}
	headings := []string{seen.headline, p.headline, p.first("og:title")}
	for _, w := range walls {
		found := len(w.words().FindAllStringIndex(seen.text, -1))
		named := false
		for _, heading := range headings {
			named = named || heading != "" && w.heading().MatchString(strings.TrimSpace(heading))
		}
		if found >= w.least || named && found >= w.least-1 || named && sentenceBytes(seen.text) < enoughText {
			problem := raw.Wrong("ask the outlet for a feed with the full text, or add the files", "in the place of the article is a page that %s", w.what)
			return problem
		}
	}
	return nil
}

// prompt matches a paragraph that asks a reader to subscribe or to log in, and says nothing else.
var prompt = pattern.Lazy(`(?i)^(?:(?:` +
	`(?:please )?(?:subscribe|sign (?:in|up)|log ?in|register|become a (?:member|subscriber))\b[^.?!]{0,60}\b(?:continue|keep|reading|read (?:on|more|the)|access|unlock|full (?:article|story))\b[^.?!]{0,40}|` +
	`(?:to )?continue reading[^.?!]{0,60}\b(?:subscribe|sign|log ?in|register|account|subscription)\b[^.?!]{0,40}|` +
	`already (?:a (?:subscriber|member)|subscribed|have an account|registered)|(?:log|sign) ?in(?: here| now)?|subscribe(?: now| today)?|` +
	`this (?:article|story|content) is (?:only )?(?:for|available to|reserved for) (?:our )?(?:subscribers|members)(?: only)?` +
	`)[.?!:]*(?:\s+|$))+$`)

// withoutPrompts drops the paragraphs that ask a reader to subscribe.
func withoutPrompts(text string) string {
	paragraphs := strings.Split(text, "\n\n")
	return strings.Join(slices.DeleteFunc(paragraphs, func(p string) bool { return len(p) < longestPrompt && prompt().MatchString(p) }), "\n\n")
}

// longestPrompt is the most bytes of such a paragraph.
const longestPrompt = 300

// withoutOutlet takes the outlet off a headline to which it is glued: "Gate approved
// - The Tern Post". The page's own heading tells where it begins.
func withoutOutlet(headline, outlet, heading string) string {
	for _, mark := range []string{" - ", " | ", " – ", " — ", " · ", " :: ", " » ", " • "} {
		before, after, ok := cutLast(headline, mark)
		if !ok {
			continue
		}
		if outlet != "" && strings.EqualFold(strings.TrimSpace(after), outlet) || heading != "" && strings.TrimSpace(before) == heading {
			return withoutSection(strings.TrimSpace(before), heading)
		}
		if first, rest, _ := strings.Cut(headline, mark); outlet != "" && strings.EqualFold(strings.TrimSpace(first), outlet) && strings.TrimSpace(rest) != "" {
			return strings.TrimSpace(rest)
		}
	}
	return withoutSection(headline, heading)
}

// withoutSection takes a section off a headline that no heading of the page repeats, of
// one or two words behind more: "Gate approved at last | News".
func withoutSection(headline, heading string) string {
	before, section, ok := cutLast(headline, " | ")
	if ok && heading == "" && len(strings.Fields(section)) <= 2 && len(strings.Fields(before)) > 2 {
		return strings.TrimSpace(before)
	}
	return headline
}

func cutLast(text, mark string) (before, after string, ok bool) {
	i := strings.LastIndex(text, mark)
	if i < 0 {
		return text, "", false
	}
	return text[:i], text[i+len(mark):], true
}
