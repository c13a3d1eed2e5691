package bot

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
)

// acts are all that a person may do, to be read from JSON.
var acts = []Act{
	Mention{}, Overheard{}, Draft{}, Forgot{}, DirectMessage{}, Command{}, Typed{}, Search{}, Pick{},
	Share{}, More{}, Narrow{}, Refine{}, Export{}, ExportAs{}, LookUp{},
	InContext{}, Clip{}, Dispute{}, Report{}, WatchThis{}, KeepWatch{},
	Correct{}, PutRight{}, UndoCorrections{}, OpenReports{}, DismissReport{}, MarkThis{}, MarkAs{},
	Ask{}, CheckText{}, Paste{}, Greet{}, Mute{}, Unmute{}, OpenHome{}, PauseWatch{}, ResumeWatch{}, DeleteWatch{},
}

// where is an event without what was done.
type where Event

// MarshalJSON writes what was done beside where, in one object: events wait in the inbox
// over upgrades, and back.
func (e Event) MarshalJSON() ([]byte, error) {
	if e.Did == nil {
		return nil, fmt.Errorf("an event in which nothing was done cannot be stored")
	}
	place, err := json.Marshal(struct {
		Kind string
		where
	}{e.Kind(), where(e)})
	if err != nil {
		return nil, err
	}
	did, err := json.Marshal(e.Did)
	if err != nil || string(did) == "{}" {
		return place, err
	}
	return slices.Concat(place[:len(place)-1], []byte(","), did[1:]), nil
}

// UnmarshalJSON reads what MarshalJSON wrote. A kind that nobody here knows is an error.
func (e *Event) UnmarshalJSON(data []byte) error {
	var stored struct {
		Kind string
		where
	}
	if err := json.Unmarshal(data, &stored); err != nil {
		return err
	}
	i := slices.IndexFunc(acts, func(a Act) bool { return a.kind() == stored.Kind })
	if i < 0 {
		return fmt.Errorf("nothing is known of events of the kind %q", stored.Kind)
	}
	did := reflect.New(reflect.TypeOf(acts[i]))
	if err := json.Unmarshal(data, did.Interface()); err != nil {
		return fmt.Errorf("an event of the kind %q: %w", stored.Kind, err)
	}
	*e = Event(stored.where)
	e.Did = did.Elem().Interface().(Act)
	return nil
}
