package gold

// SameSpeaker reports whether two speakers are the same to the letter, but for
// case, punctuation, an article and a possessive.
func SameSpeaker(a, b string) bool { return sameName(a, b) }

// AgreeingSpeakers reports whether two speakers can be the same: one's last word
// is in the other, and their first words do not contradict each other.
func AgreeingSpeakers(a, b string) bool { return agreeing(a, b) }
