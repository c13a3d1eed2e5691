package watch

import (
	"crypto/rand"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"onrecord/bot/label"
)

// Target is where what a watch finds goes. The zero Target is a direct message to whoever
// keeps the watch.
type Target string

// The beginnings of a Target.
const (
	toChannel = "channel:"
	toHook    = "hook:"
	toFeed    = "feed"
)

// Feed is the target that is fetched: the watch has a feed of its own.
const Feed Target = toFeed

// ToChannel is a channel, by its id.
func ToChannel(id string) Target { return Target(toChannel + id) }

// ToHook is a webhook. Its address is https, and names no user.
func ToHook(address string) (Target, error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" || u.Hostname() == "" || u.User != nil || u.Fragment != "" {
		return "", errors.New("a webhook needs an address that begins with https://, without a user or a fragment")
	}
	return Target(toHook + u.String()), nil
}

// Channel returns the id of the channel; empty where it is none.
func (t Target) Channel() string { return t.after(toChannel) }

// Hook returns the address of the webhook; empty where it is none.
func (t Target) Hook() string { return t.after(toHook) }

func (t Target) after(prefix string) string {
	rest, ok := strings.CutPrefix(string(t), prefix)
	if !ok {
		return ""
	}
	return rest
}

// needsSecret reports whether whoever gets what was found shares a secret with the watch.
func (t Target) needsSecret() bool { return t == Feed || t.Hook() != "" }

// Text says where that is: "in a feed". Of a webhook it names the host: the rest of the
// address may be a secret.
func (t Target) Text() string {
	switch u, err := url.Parse(t.Hook()); {
	case t.Channel() != "":
		return label.Text("watch.in-channel")
	case t == Feed:
		return label.Text("watch.in-feed")
	case t.Hook() != "" && err == nil:
		return label.Text("watch.to-webhook", u.Hostname())
	}
	return label.Text("watch.in-message")
}

// NewSecret is a secret for what is shared with a target: of a webhook it signs, of a feed
// it is the key. It is empty where the target needs none.
func (t Target) NewSecret() string {
	if !t.needsSecret() {
		return ""
	}
	return rand.Text()
}

// Aim reads the end of what to watch for: "ferry to here", "ferry to feed", "ferry to
// https://…". here is the channel in which it is typed; empty is none.
func Aim(text, here string) (rest string, t Target, err error) {
	words := strings.Fields(text)
	if n := len(words); n >= 3 && strings.EqualFold(words[n-2], "to") {
		rest = strings.TrimSpace(text[:strings.LastIndex(text, words[n-2])])
		switch last := words[n-1]; {
		case strings.EqualFold(last, "feed"):
			return rest, Feed, nil
		case strings.EqualFold(last, "here") && here != "":
			return rest, ToChannel(here), nil
		case strings.EqualFold(last, "here"):
			return rest, "", nil
		case strings.HasPrefix(last, "http://"), strings.HasPrefix(last, "https://"):
			t, err = ToHook(last)
			return rest, t, err
		case strings.HasPrefix(last, "#"):
			return rest, "", fmt.Errorf("to have it told in %s, type it there with: to here", last)
		}
	}
	return text, "", nil
}
