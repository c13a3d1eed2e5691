package raw

import (
	"strings"
	"unicode"

	"onrecord/corpus"
)

// standings are the words by which systems say what has become of an article: what
// it is to us or, where it is not published, the kind that it is counted by.
var standings = map[string]string{
	"": "published", "published": "published", "publish": "published", "public": "published", "live": "published", "usable": "published",
	"online": "published", "active": "published", "posted": "published", "released": "published", "release": "published", "sent": "published",
	"final": "published", "finished": "published", "completed": "published", "publié": "published", "publicado": "published", "veröffentlicht": "published", "pubblicato": "published",
	"everyone": "published", "world": "published", "anyone": "published", "visible": "published",
	"statususable": "published", "yes": "published", "true": "published", "available": "published", "inherit": "published",
	"unlisted": "published", "visibletoall": "published", "members": "published", "paid": "published", "tiers": "published", "subscribers": "published", "premium": "published",

	"corrected": "corrected", "correction": "corrected", "correct": "corrected", "statuscorrected": "corrected", "amended": "corrected",

	"withdrawn": "withdrawn", "withdraw": "withdrawn", "canceled": "withdrawn", "cancelled": "withdrawn", "cancel": "withdrawn",
	"kill": "withdrawn", "killed": "withdrawn", "spiked": "withdrawn", "spike": "withdrawn", "retracted": "withdrawn", "recalled": "withdrawn",
	"statuscanceled": "withdrawn", "takedown": "withdrawn", "takendown": "withdrawn", "revoked": "withdrawn", "rescinded": "withdrawn", "pulled": "withdrawn",

	"draft": "draft", "autodraft": "draft", "autosave": "draft", "editing": "draft", "inedit": "draft", "secret": "private",
	"brouillon": "draft", "borrador": "draft", "entwurf": "draft", "bozza": "draft", "rascunho": "draft", "utkast": "draft", "kladde": "draft",
	"inprogress": "draft", "working": "draft", "unpublished": "unpublished", "offline": "unpublished",
	"inactive": "unpublished", "no": "unpublished", "false": "unpublished", "notpublished": "unpublished", "notready": "draft", "wip": "draft", "idea": "draft",
	"unapproved": "pending", "disabled": "unpublished", "expired": "unpublished", "archived": "unpublished", "rejected": "draft", "submitted": "pending", "needsreview": "pending",
	"private": "private", "hidden": "private", "hide": "private", "internal": "private", "confidential": "private", "restricted": "private", "invisible": "private",
	"pending": "pending", "review": "pending", "inreview": "pending", "pendingreview": "pending", "underreview": "pending", "waiting": "pending",
	"future": "scheduled", "scheduled": "scheduled", "queued": "scheduled", "schedule": "scheduled", "toschedule": "scheduled", "upcoming": "scheduled",
	"withheld": "withheld", "statuswithheld": "withheld", "held": "withheld", "hold": "withheld", "onhold": "withheld", "embargoed": "withheld", "embargo": "withheld",
	"underembargo": "withheld", "notforpublication": "withheld", "donotpublish": "withheld", "blocked": "withheld",
	"trash": "trash", "trashed": "trash", "deleted": "trash", "removed": "trash", "softtrashed": "trash", "bin": "trash", "discarded": "trash",
	"password": "password", "protected": "password", "passwordprotected": "password",
}

// ReadStatus takes a status under any of the names that systems give it. For an
// article that is not published, or not any more, unpublished is the kind it is
// counted by: "draft", "private", "scheduled". known is false for a word that
// nobody here understands.
func ReadStatus(printed string) (status corpus.Status, unpublished string, known bool) {
	meaning, known := standings[plain(lastPart(printed))]
	switch status = corpus.Status(meaning); status {
	case corpus.Published, corpus.Corrected, corpus.Withdrawn:
		return status, "", known
	}
	return "", meaning, known
}

// lastPart is what names the status in "stat:usable" and in the address of a code.
func lastPart(text string) string {
	return text[strings.LastIndexAny(text, ":/#")+1:]
}

// plain is a name without case and without what joins its words: "embargoUntil",
// "embargo_until" and "Embargo until" are one.
func plain(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}

// kinds are what systems store beside articles, by their own names, and the name
// under which it is passed over and counted.
var kinds = map[string]string{
	"attachment": "attachment", "revision": "revision", "navmenuitem": "menu item", "menuitem": "menu item", "menu": "menu item",
	"comment": "comment", "template": "template", "wptemplate": "template", "wptemplatepart": "template", "wpblock": "template",
	"wpglobalstyles": "template", "wpnavigation": "menu item", "customcss": "template", "customizechangeset": "template", "oembedcache": "template",
	"settings": "setting", "setting": "setting", "picture": "picture", "photo": "picture", "image": "picture", "graphic": "graphic",
	"video": "video", "audio": "audio", "gallery": "picture", "slideshow": "picture", "composite": "package", "package": "package", "collection": "package",
	"planning": "planning item", "event": "event", "poll": "poll", "product": "product", "widget": "template", "layout": "template", "ad": "advertisement",
	"advertisement": "advertisement", "author": "person", "person": "person", "user": "person", "tag": "tag", "category": "tag", "redirect": "redirect",
	"acffield": "setting", "acffieldgroup": "setting", "form": "form", "wpcf7contactform": "form", "shoporder": "order", "popup": "template", "page404": "template",
}

// ReadKind returns under which name a thing of a type is passed over; empty is an
// article, or a type that nobody here knows.
func ReadKind(printed string) string { return kinds[plain(lastPart(printed))] }
