package postgres

import "net/url"

// Public is a URL as it may be shown: host and database alone.
func Public(at string) string {
	u, err := url.Parse(at)
	if err != nil {
		return "PostgreSQL"
	}
	return (&url.URL{Scheme: "postgres", Host: u.Host, Path: u.Path}).String()
}
