package command

// Role is what one of several bots on an archive does.
type Role string

// The roles.
const (
	RoleAll    Role = "all"
	RoleEdge   Role = "edge"   // answers and posts
	RoleIngest Role = "ingest" // reads the sources, and keeps the index that all share
)

// answers reports whether a bot answers in Slack, and posts there.
func (r Role) answers() bool { return r != RoleIngest }

// ingests reports whether a bot reads the sources.
func (r Role) ingests() bool { return r != RoleEdge }

// String is the role for people.
func (r Role) String() string {
	if r == "" {
		return string(RoleAll)
	}
	return string(r)
}

// finding is what doctor says of a role.
func (r Role) finding() finding {
	detail := "all: it answers, posts and reads the sources"
	switch r {
	case RoleEdge:
		detail = "edge: it answers and posts; a bot with the role ingest or all reads the sources"
	case RoleIngest:
		detail = "ingest: it reads the sources and keeps the index; a bot with the role edge or all answers and posts"
	}
	return finding{About: "role", OK: true, Detail: detail}
}
