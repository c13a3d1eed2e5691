package edge

import (
	"cmp"
	"context"
	"sync"
	"time"

	"github.com/slack-go/slack"
)

// zoneKept is how long a person's time zone is believed: people travel.
const zoneKept = 12 * time.Hour

// zonePause is how long nobody's zone is asked for after Slack was slow to tell one: an
// answer in the newsroom's zone beats a late one.
const zonePause = time.Minute

// zones knows the time zone that each person has set in Slack, "yesterday" being the
// asker's, and who is a guest.
type zones struct {
	api  *slack.Client
	now  func() time.Time
	wait time.Duration // Options.ZoneWait

	mu    sync.Mutex
	known map[string]zone
	pause time.Time // until when nobody's is asked for
}

type zone struct {
	*time.Location
	guest bool
	asked time.Time
}

// person is what Slack tells of somebody.
type person struct {
	zone             *time.Location // nil where none is known here
	team, enterprise string
	admin            bool // or owner
	guest            bool
	name             string
}

// external reports whether a person belongs to another organisation.
func (p person) external(me Identity) bool {
	return p.team != me.Team && (me.Enterprise == "" || p.enterprise != me.Enterprise && p.team != me.Enterprise)
}

func newZones(api *slack.Client, o Options) *zones {
	return &zones{api: api, now: o.Now, wait: o.ZoneWait, known: make(map[string]zone)}
}

// of returns the zone of a person, or nil where Slack does not tell one that is
// known here.
func (z *zones) of(ctx context.Context, user string) *time.Location {
	return z.look(ctx, user).Location
}

// guest reports whether a person is a guest, as far as Slack tells.
func (z *zones) guest(ctx context.Context, user string) bool { return z.look(ctx, user).guest }

// look returns what is known of a person, and asks where nothing is.
func (z *zones) look(ctx context.Context, user string) zone {
	now := z.now()
	z.mu.Lock()
	known, ok := z.known[user]
	paused := now.Before(z.pause)
	z.mu.Unlock()
	if paused || ok && now.Sub(known.asked) < zoneKept {
		return known
	}
	ctx, cancel := context.WithTimeout(impatient(ctx), z.wait)
	defer cancel()
	p, err := z.ask(ctx, user)
	if err == nil {
		return zone{Location: p.zone, guest: p.guest}
	}
	z.mu.Lock()
	defer z.mu.Unlock()
	if _, refused := refusedWith(err); refused {
		z.known[user] = zone{asked: now} // of this person alone Slack tells nothing
		return zone{}
	}
	z.pause = now.Add(zonePause)
	return known
}

// ask asks Slack about a person, and notes their zone.
func (z *zones) ask(ctx context.Context, user string) (person, error) {
	info, err := z.api.GetUserInfoContext(ctx, user)
	if err != nil {
		return person{}, err
	}
	p := person{team: info.TeamID, enterprise: info.Enterprise.EnterpriseID, admin: info.IsAdmin || info.IsOwner, guest: info.IsRestricted || info.IsUltraRestricted, name: cmp.Or(info.RealName, info.Profile.DisplayName, info.Name)}
	if l, err := time.LoadLocation(info.TZ); err == nil && info.TZ != "" {
		p.zone = l
	}
	z.mu.Lock()
	defer z.mu.Unlock()
	z.known[user] = zone{p.zone, p.guest, z.now()}
	return p, nil
}
