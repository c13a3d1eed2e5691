package edge

import (
	"context"
	"sync"
	"time"

	"github.com/slack-go/slack"
)

// zoneKept is how long a person's time zone is believed: people travel.
const zoneKept = 12 * time.Hour

// zoneTime bounds how long an answer waits for the zone, and zonePause how long
// nobody's is asked for after Slack was slow to tell one: an answer in the
// newsroom's zone beats a late one.
const (
	zoneTime  = time.Second
	zonePause = time.Minute
)

// zones knows the time zone that each person has set in Slack: "yesterday" is the
// asker's.
type zones struct {
	api *slack.Client
	now func() time.Time

	mu    sync.Mutex
	known map[string]zone
	pause time.Time // until when nobody's is asked for
}

type zone struct {
	*time.Location
	asked time.Time
}

func newZones(api *slack.Client, now func() time.Time) *zones {
	return &zones{api: api, now: now, known: make(map[string]zone)}
}

// of returns the zone of a person, or nil where Slack does not tell one that is
// known here.
func (z *zones) of(ctx context.Context, user string) *time.Location {
	now := z.now()
	z.mu.Lock()
	known, ok := z.known[user]
	paused := now.Before(z.pause)
	z.mu.Unlock()
	if paused || ok && now.Sub(known.asked) < zoneKept {
		return known.Location
	}
	ctx, cancel := context.WithTimeout(impatient(ctx), zoneTime)
	defer cancel()
	info, err := z.api.GetUserInfoContext(ctx, user)
	z.mu.Lock()
	defer z.mu.Unlock()
	if _, refused := refusedWith(err); err != nil && !refused {
		z.pause = now.Add(zonePause)
		return known.Location
	}
	fresh := zone{asked: now}
	if err != nil {
		z.known[user] = fresh // of this person alone Slack tells nothing
		return nil
	}
	if l, err := time.LoadLocation(info.TZ); err == nil && info.TZ != "" {
		fresh.Location = l
	}
	z.known[user] = fresh
	return fresh.Location
}
