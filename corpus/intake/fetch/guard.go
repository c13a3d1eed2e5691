package fetch

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"syscall"
	"time"
)

// errInside is the error of an address that what comes from outside may not name.
var errInside = errors.New("it leads to an address inside the network, which only you may name")

// inside are the ranges that netip has no name for: carriers' own, benchmarks,
// documentation, reserved, and IPv4 in IPv6 dress.
var inside = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("198.18.0.0/15"), netip.MustParsePrefix("240.0.0.0/4"), netip.MustParsePrefix("64:ff9b::/96"),
	netip.MustParsePrefix("64:ff9b:1::/48"), netip.MustParsePrefix("2002::/16"), netip.MustParsePrefix("2001::/32"), netip.MustParsePrefix("fec0::/10"), netip.MustParsePrefix("::/96"),
}

// isInside reports whether an address is one of the machine, its network, its cloud
// (169.254.169.254), or no single machine at all.
func isInside(ip netip.Addr) bool {
	ip = ip.Unmap().WithZone("")
	return !ip.IsGlobalUnicast() || ip.IsPrivate() || ip.IsLoopback() || ip.IsLinkLocalUnicast() ||
		slices.ContainsFunc(inside, func(p netip.Prefix) bool { return p.Contains(ip) })
}

// refuseInside is a net.Dialer's Control: it sees the very address that is about to
// be connected to, after names were resolved.
func refuseInside(_, address string, _ syscall.RawConn) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil || isInside(at.Addr()) {
		return errInside
	}
	return nil
}

// doors are the two ways out: open for what the user named, guarded for what a feed,
// a page or a redirect named. They share no connection.
type doors struct {
	open, guarded http.RoundTripper
	allow         []string
}

// newDoors makes both of the transport of a client. One that dials in a way of its
// own is trusted to know where it may go.
func newDoors(base http.RoundTripper, allow []string) doors {
	if base == nil {
		base = http.DefaultTransport
	}
	t, ok := base.(*http.Transport)
	if !ok || t.DialContext != nil && base != http.DefaultTransport {
		return doors{open: base, guarded: base, allow: allow}
	}
	guarded := t.Clone()
	dialer := &net.Dialer{Timeout: 15 * time.Second, KeepAlive: 30 * time.Second, Control: refuseInside}
	guarded.DialContext = dialer.DialContext
	guarded.Proxy = nil
	return doors{open: t, guarded: guardedProxy{guarded, t}, allow: allow}
}

// Guarded is a way out for what the user did not name: it reaches no address inside the
// network, after a redirect neither, but the hosts allowed. A nil base is the default.
func Guarded(base http.RoundTripper, allow []string) http.RoundTripper { return newDoors(base, allow) }

// guardedProxy goes through the proxy of the environment where there is one. The
// proxy is the newsroom's own, so what it is asked for is looked at here.
type guardedProxy struct{ direct, proxied *http.Transport }

func (g guardedProxy) RoundTrip(r *http.Request) (*http.Response, error) {
	if g.proxied.Proxy == nil {
		return g.direct.RoundTrip(r)
	}
	if proxy, err := g.proxied.Proxy(r); err != nil || proxy == nil {
		return g.direct.RoundTrip(r)
	}
	found, err := net.DefaultResolver.LookupNetIP(r.Context(), "ip", r.URL.Hostname())
	if err != nil {
		return nil, fmt.Errorf("%s cannot be resolved: %w", r.URL.Hostname(), err)
	}
	if slices.ContainsFunc(found, isInside) {
		return nil, errInside
	}
	return g.proxied.RoundTrip(r)
}

type originKey struct{}

// RoundTrip chooses the door for each request, redirects too.
func (d doors) RoundTrip(r *http.Request) (*http.Response, error) {
	origin, _ := r.Context().Value(originKey{}).(Origin)
	if !origin.trusts(r.URL) {
		r = origin.unsigned(r)
	}
	if strings.EqualFold(r.URL.Host, origin.Host) || d.allows(r.URL.Hostname(), r.URL.Host) {
		return d.open.RoundTrip(r)
	}
	return d.guarded.RoundTrip(r)
}

// allows reports whether the settings name a host, with its port or without.
func (d doors) allows(names ...string) bool {
	return slices.ContainsFunc(d.allow, func(host string) bool {
		return slices.ContainsFunc(names, func(name string) bool { return strings.EqualFold(host, name) })
	})
}

func withOrigin(ctx context.Context, origin Origin) context.Context {
	return context.WithValue(ctx, originKey{}, origin)
}
