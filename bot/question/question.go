// Package question owns the reading of a reporter's words: a text becomes a
// [Question], with its intent, the words to find, and whose they are.
package question

// Intent is what a question wants to know.
type Intent string

const (
	WhoSaid  Intent = "who-said"  // who said these words?
	WhatSaid Intent = "what-said" // what did this person say about a topic?
	Find     Intent = "find"      // anything else: the passages with these words
)
