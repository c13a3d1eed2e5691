package api

import (
	"crypto/sha256"
	"crypto/subtle"
	"fmt"
	"math"
	"net/http"
	"slices"
	"strings"

	"golang.org/x/time/rate"
)

// Token is a secret that callers send to prove who they are.
type Token struct {
	Name   string // for the log, and for what is kept of articles and corrections
	Scopes []Scope
	Secret string
}

// keyring knows the tokens, and what each has left of its minute.
type keyring struct {
	keys   []key
	failed *rate.Limiter // of those who have none
}

// key is a token as it is compared: by its hash, so that the comparison takes as long
// for each.
type key struct {
	name   string
	scopes []Scope
	hash   [sha256.Size]byte
	left   *rate.Limiter
}

// failuresPerSecond is how many wrong tokens are looked at.
const failuresPerSecond = 10

func newKeyring(tokens []Token, perMinute int) keyring {
	k := keyring{failed: rate.NewLimiter(failuresPerSecond, failuresPerSecond)}
	for _, t := range tokens {
		left := rate.NewLimiter(rate.Limit(float64(perMinute)/60), max(perMinute/10, 1))
		k.keys = append(k.keys, key{t.Name, t.Scopes, sha256.Sum256([]byte(t.Secret)), left})
	}
	return k
}

// admit tells who calls, or why they may not.
func (k keyring) admit(r *http.Request, wanted Scope) (name string, no *Error) {
	if wanted == "" {
		return "", nil
	}
	found := k.find(r.Header.Get("Authorization"))
	switch {
	case found == nil && !k.failed.Allow():
		return "", &Error{http.StatusTooManyRequests, "too_many_requests", "too many requests come without a token that is known", "wait a second, and send the header Authorization: Bearer TOKEN"}
	case found == nil:
		return "", &Error{http.StatusUnauthorized, "no_token", "the request has no token that is known", "send the header Authorization: Bearer TOKEN, with one of api.tokens"}
	case !found.left.Allow():
		wait := math.Ceil(1 / float64(found.left.Limit()))
		return "", &Error{http.StatusTooManyRequests, "too_many_requests", "the token " + found.name + " has used up its requests",
			fmt.Sprintf("wait %.0f s, or raise api.per_minute", wait)}
	case !slices.Contains(found.scopes, wanted):
		return "", &Error{http.StatusForbidden, "not_allowed", fmt.Sprintf("the token %s may not %s", found.name, wanted), "give it that scope in api.tokens, or use another"}
	}
	return found.name, nil
}

// find returns the key that a header proves. It compares with every one.
func (k keyring) find(header string) (found *key) {
	secret, ok := strings.CutPrefix(header, "Bearer ")
	if !ok {
		return nil
	}
	hash := sha256.Sum256([]byte(secret))
	for i := range k.keys {
		if subtle.ConstantTimeCompare(hash[:], k.keys[i].hash[:]) == 1 {
			found = &k.keys[i]
		}
	}
	return found
}
