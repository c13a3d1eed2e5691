package blocks

import (
	"net/url"
	"strings"
)

// linkLength bounds an address, in bytes; a longer one is left out rather than cut.
const linkLength = 1000

// linkTarget returns an address as Slack can be given it; ok is false for one
// that is not of the web. A | would end the address in Slack's mark-up.
func linkTarget(address string) (target string, ok bool) {
	address = strings.TrimSpace(address)
	if len(address) > linkLength {
		return "", false
	}
	u, err := url.Parse(address)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" {
		return "", false
	}
	target = strings.NewReplacer("|", "%7C", "<", "%3C", ">", "%3E", " ", "%20", `"`, "%22").Replace(u.String())
	return target, len(target) <= linkLength
}
