package workspace

import (
	"fmt"
	"time"
)

// Limits are what the app may call, how often, and what it has called.
type Limits struct {
	w       *Workspace
	buckets map[string]*bucket
	forced  map[string]int // 429s still to be given, by method
	calls   []Call
	used    map[string]bool // scopes that were needed
}

func newLimits(w *Workspace) *Limits {
	return &Limits{w: w, buckets: make(map[string]*bucket), forced: make(map[string]int), used: make(map[string]bool)}
}

// Slack sorts its methods into tiers; this many calls a minute are taken.
const (
	tier2 = 20
	tier3 = 50
	tier4 = 100
)

// minutely is how many calls of a method Slack takes in a minute. auth.test
// has a limit of hundreds, and chat.postMessage one for each channel. What is
// special about assistant.threads.setStatus Slack does not publish.
var minutely = map[string]int{
	"apps.connections.open":                 tier2,
	"assistant.threads.setStatus":           600,
	"assistant.threads.setSuggestedPrompts": tier4,
	"assistant.threads.setTitle":            tier4,
	"chat.delete":                           tier3,
	"chat.postEphemeral":                    tier4,
	"chat.update":                           tier3,
	"conversations.history":                 tier3,
	"conversations.info":                    tier3,
	"conversations.open":                    tier3,
	"conversations.replies":                 tier3,
	"files.completeUploadExternal":          tier4,
	"files.getUploadURLExternal":            tier4,
	"reactions.add":                         tier3,
	"reactions.remove":                      tier2,
	"usergroups.users.list":                 tier2,
	"users.conversations":                   tier2,
	"users.info":                            tier4,
	"views.open":                            tier4,
	"views.publish":                         tier4,
	"views.push":                            tier4,
	"views.update":                          tier4,
}

// bucket holds the calls that may still be made; it fills with time.
type bucket struct {
	full  float64
	left  float64
	every time.Duration // in which one is added
	last  time.Time
}

// take takes one out, or returns in how long there will be one.
func (b *bucket) take(now time.Time) (wait time.Duration) {
	b.left = min(b.full, b.left+float64(now.Sub(b.last))/float64(b.every))
	b.last = now
	if b.left >= 1 {
		b.left--
		return 0
	}
	return time.Duration((1 - b.left) * float64(b.every))
}

// limit counts a call and refuses it where it is one too many; the caller
// holds the lock.
func (ls *Limits) limit(req request) *refusal {
	if ls.forced[req.method] > 0 {
		ls.forced[req.method]--
		return &refusal{name: "ratelimited", retry: 1}
	}
	name, full, every := req.method, ls.w.opts.Burst, ls.w.opts.Pace
	if req.method == "chat.postMessage" {
		name = fmt.Sprint(req.method, " ", req.args.Get("channel"))
	} else if n, ok := ls.rate(req.method); ok {
		full, every = n, time.Minute/time.Duration(n)
	} else {
		return nil
	}
	b := ls.buckets[name]
	if b == nil {
		b = &bucket{full: float64(full), left: float64(full), every: every, last: ls.w.opts.Now()}
		ls.buckets[name] = b
	}
	if wait := b.take(ls.w.opts.Now()); wait > 0 {
		return &refusal{name: "ratelimited", retry: seconds(wait.Seconds())}
	}
	return nil
}

// rate is how many calls of a method are taken in a minute.
func (ls *Limits) rate(method string) (n int, limited bool) {
	if n, ok := ls.w.opts.Rates[method]; ok {
		return n, n > 0
	}
	n, limited = minutely[method]
	return n, limited
}

// Set makes the next calls of a method fail with 429, whoever makes them.
func (ls *Limits) Set(method string, calls int) {
	ls.w.mu.Lock()
	defer ls.w.mu.Unlock()
	ls.forced[method] += calls
}
