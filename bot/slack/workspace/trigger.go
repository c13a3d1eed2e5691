package workspace

import (
	"crypto/rand"
	"fmt"
	"time"
)

// triggersKept is how many triggers are remembered, to tell one that is used
// or old from one that never was.
const triggersKept = 1000

// trigger is what a trigger id stands for.
type trigger struct {
	person string
	made   time.Time
	used   bool
}

// newTrigger makes a trigger id for an interaction of a person; the caller
// holds the lock.
func (vs *Views) newTrigger(p Person) string {
	now := vs.w.opts.Now()
	id := fmt.Sprintf("%d.%d.%s", now.Unix(), len(vs.triggers), rand.Text())
	vs.triggers[id] = &trigger{person: p.ID, made: now}
	vs.triggerIDs = append(vs.triggerIDs, id)
	if len(vs.triggerIDs) > triggersKept {
		delete(vs.triggers, vs.triggerIDs[0])
		vs.triggerIDs = vs.triggerIDs[1:]
	}
	return id
}

// trigger returns what the id stands for, while a view can be opened with it.
func (vs *Views) trigger(id string) (*trigger, *refusal) {
	t := vs.triggers[id]
	switch {
	case t == nil:
		return nil, refuse("invalid_trigger_id")
	case t.used:
		return nil, refuse("exchanged_trigger_id")
	case vs.w.opts.Now().Sub(t.made) > vs.w.opts.AckTime:
		return nil, refuse("expired_trigger_id")
	}
	return t, nil
}
