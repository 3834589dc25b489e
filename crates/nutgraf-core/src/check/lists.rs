//! Word lists of the check, written from the editorial rules and on purpose not those that the brief is
//! made with: a list that both share would let the same gap through twice. All lower case.

/// Words that turn a statement round.
pub(super) fn is_negation(w: &str) -> bool {
    w.ends_with("n't")
        || matches!(
            w,
            "not"
                | "no"
                | "never"
                | "none"
                | "nobody"
                | "nothing"
                | "nowhere"
                | "neither"
                | "nor"
                | "cannot"
                | "without"
                | "hardly"
                | "scarcely"
                | "barely"
                | "rarely"
                | "seldom"
                | "unlikely"
                | "few"
        )
}

/// Modal verbs.
pub(super) fn is_modal(w: &str) -> bool {
    matches!(
        w,
        "may"
            | "might"
            | "could"
            | "can"
            | "would"
            | "should"
            | "must"
            | "will"
            | "shall"
            | "ought"
            | "'ll"
            | "couldn't"
            | "wouldn't"
            | "shouldn't"
            | "won't"
            | "can't"
            | "mustn't"
            | "cannot"
    )
}

/// Words that say a thing is not certain, not whole, or only claimed.
pub(super) fn is_hedge(w: &str) -> bool {
    matches!(
        w,
        "expected"
            | "likely"
            | "unlikely"
            | "possible"
            | "possibly"
            | "probable"
            | "probably"
            | "perhaps"
            | "maybe"
            | "potential"
            | "potentially"
            | "alleged"
            | "allegedly"
            | "reported"
            | "reportedly"
            | "apparent"
            | "apparently"
            | "seemingly"
            | "presumably"
            | "presumed"
            | "suspected"
            | "supposed"
            | "supposedly"
            | "purported"
            | "purportedly"
            | "claimed"
            | "accused"
            | "unconfirmed"
            | "tentative"
            | "tentatively"
            | "provisional"
            | "provisionally"
            | "conditional"
            | "conditionally"
            | "proposed"
            | "planned"
            | "threatened"
            | "attempted"
            | "so-called"
            | "would-be"
            | "failed"
            | "partly"
            | "partially"
            | "largely"
            | "mostly"
            | "mainly"
            | "virtually"
            | "effectively"
            | "technically"
            | "theoretically"
            | "nominally"
            | "temporarily"
            | "briefly"
            | "only"
            | "seems"
            | "seem"
            | "seemed"
            | "appears"
            | "appear"
            | "appeared"
            | "set"
            | "due"
            | "poised"
            | "scheduled"
            | "intended"
            | "meant"
            | "bound"
            | "certain"
            | "sure"
            | "fake"
            | "false"
            | "falsely"
            | "wrongly"
            | "former"
            | "ex"
            | "unlikeliest"
            | "mock"
            | "draft"
            | "interim"
            | "acting"
            | "deputy"
            | "assistant"
            | "vice"
    )
}

/// Hedges that only hedge the infinitive after them: "set to rise", never "the set".
pub(super) fn hedges_an_infinitive_only(w: &str) -> bool {
    matches!(
        w,
        "set"
            | "due"
            | "poised"
            | "bound"
            | "certain"
            | "sure"
            | "intended"
            | "meant"
            | "scheduled"
            | "failed"
    )
}

/// Hedges that hedge the noun after them, not a verb further on.
pub(super) fn hedges_a_noun(w: &str) -> bool {
    matches!(
        w,
        "potential"
            | "alleged"
            | "reported"
            | "apparent"
            | "presumed"
            | "suspected"
            | "supposed"
            | "purported"
            | "unconfirmed"
            | "tentative"
            | "provisional"
            | "proposed"
            | "planned"
            | "threatened"
            | "attempted"
            | "so-called"
            | "would-be"
            | "fake"
            | "false"
            | "former"
            | "ex"
            | "mock"
            | "draft"
            | "interim"
            | "acting"
            | "deputy"
            | "assistant"
            | "vice"
    )
}

/// Verbs under whose infinitive or clause nothing may be told as having happened.
pub(super) fn is_opaque(w: &str) -> bool {
    matches!(
        w,
        "agree"
            | "agreed"
            | "agrees"
            | "plan"
            | "plans"
            | "planned"
            | "planning"
            | "vow"
            | "vows"
            | "vowed"
            | "pledge"
            | "pledges"
            | "pledged"
            | "promise"
            | "promises"
            | "promised"
            | "threaten"
            | "threatens"
            | "threatened"
            | "threatening"
            | "refuse"
            | "refuses"
            | "refused"
            | "fail"
            | "fails"
            | "failed"
            | "hope"
            | "hopes"
            | "hoped"
            | "hoping"
            | "want"
            | "wants"
            | "wanted"
            | "seek"
            | "seeks"
            | "sought"
            | "seeking"
            | "aim"
            | "aims"
            | "aimed"
            | "aiming"
            | "intend"
            | "intends"
            | "intended"
            | "try"
            | "tries"
            | "tried"
            | "trying"
            | "attempt"
            | "attempts"
            | "attempted"
            | "offer"
            | "offers"
            | "offered"
            | "decline"
            | "declines"
            | "declined"
            | "decide"
            | "decided"
            | "decides"
            | "deny"
            | "denies"
            | "denied"
            | "doubt"
            | "doubts"
            | "doubted"
            | "consider"
            | "considers"
            | "considered"
            | "considering"
            | "urge"
            | "urged"
            | "urges"
            | "ask"
            | "asked"
            | "asks"
            | "demand"
            | "demanded"
            | "demands"
            | "call"
            | "called"
            | "order"
            | "ordered"
            | "propose"
            | "proposed"
            | "proposes"
            | "expect"
            | "expects"
            | "expected"
            | "fear"
            | "fears"
            | "feared"
            | "suggest"
            | "suggests"
            | "suggested"
            | "reject"
            | "rejects"
            | "rejected"
            | "dismiss"
            | "dismissed"
            | "dispute"
            | "disputed"
            | "disputes"
            | "unclear"
            | "whether"
            | "prevent"
            | "prevented"
            | "avoid"
            | "avoided"
            | "unable"
            | "unwilling"
            | "reluctant"
            | "ready"
            | "willing"
            | "prepared"
            | "able"
            | "trick"
            | "pretend"
            | "pretended"
            | "desire"
            | "wish"
            | "wished"
            | "wishes"
    )
}

/// Words that open a condition on what stands beside them.
pub(super) fn is_condition(w: &str) -> bool {
    matches!(w, "if" | "unless" | "until" | "without" | "provided" | "lest" | "assuming" | "pending")
}

/// Words that open a concession; with the reporting clause it belongs to it may fall.
pub(super) fn is_concession(w: &str) -> bool {
    matches!(w, "despite" | "although" | "though" | "notwithstanding")
}

/// Words that modify the number after them.
pub(super) fn is_approximator(w: &str) -> bool {
    matches!(
        w,
        "about"
            | "around"
            | "approximately"
            | "roughly"
            | "nearly"
            | "almost"
            | "over"
            | "under"
            | "above"
            | "below"
            | "up"
            | "least"
            | "most"
            | "more"
            | "less"
            | "fewer"
            | "than"
            | "some"
            | "just"
            | "only"
            | "estimated"
            | "exactly"
            | "circa"
            | "early"
            | "late"
            | "many"
            | "much"
            | "within"
            | "by"
            | "before"
            | "after"
            | "until"
            | "another"
            | "further"
    )
}

/// Approximators that stand alone before a number; the others come in phrases ("more than", "at least").
pub(super) fn approximates_alone(w: &str) -> bool {
    matches!(
        w,
        "about"
            | "around"
            | "approximately"
            | "roughly"
            | "nearly"
            | "almost"
            | "than"
            | "least"
            | "most"
            | "some"
            | "just"
            | "only"
            | "estimated"
            | "circa"
    )
}

/// Number words.
pub(super) fn is_number_word(w: &str) -> bool {
    matches!(
        w,
        "two"
            | "three"
            | "four"
            | "five"
            | "six"
            | "seven"
            | "eight"
            | "nine"
            | "ten"
            | "eleven"
            | "twelve"
            | "thirteen"
            | "fourteen"
            | "fifteen"
            | "sixteen"
            | "seventeen"
            | "eighteen"
            | "nineteen"
            | "twenty"
            | "thirty"
            | "forty"
            | "fifty"
            | "sixty"
            | "seventy"
            | "eighty"
            | "ninety"
            | "hundred"
            | "hundreds"
            | "thousand"
            | "thousands"
            | "million"
            | "millions"
            | "billion"
            | "billions"
            | "trillion"
            | "dozen"
            | "dozens"
            | "half"
            | "third"
            | "quarter"
            | "double"
            | "twice"
    )
}

/// Adverbs, auxiliaries and the like that a look for the governed word passes over.
pub(super) fn is_passed_over(w: &str) -> bool {
    is_auxiliary(w)
        || (w.len() > 4 && w.ends_with("ly"))
        || matches!(
            w,
            "to" | "also"
                | "still"
                | "now"
                | "soon"
                | "then"
                | "ever"
                | "yet"
                | "even"
                | "so"
                | "very"
                | "a"
                | "an"
                | "the"
                | "any"
                | "more"
                | "than"
                | "at"
                | "as"
                | "up"
        )
}

/// Forms of be, have and do.
pub(super) fn is_auxiliary(w: &str) -> bool {
    matches!(
        w,
        "be" | "is"
            | "are"
            | "was"
            | "were"
            | "been"
            | "being"
            | "am"
            | "have"
            | "has"
            | "had"
            | "having"
            | "do"
            | "does"
            | "did"
    )
}

/// Prepositions.
pub(super) fn is_preposition(w: &str) -> bool {
    matches!(
        w,
        "of" | "in"
            | "on"
            | "at"
            | "by"
            | "from"
            | "with"
            | "against"
            | "for"
            | "into"
            | "between"
            | "among"
            | "under"
            | "through"
            | "during"
            | "towards"
            | "toward"
            | "about"
            | "over"
            | "after"
            | "before"
            | "since"
            | "without"
            | "within"
            | "across"
            | "along"
            | "amid"
            | "behind"
            | "beyond"
            | "despite"
            | "near"
            | "onto"
            | "per"
            | "than"
            | "upon"
            | "via"
            | "like"
            | "as"
            | "beside"
            | "besides"
            | "except"
            | "including"
            | "following"
            | "according"
            | "regarding"
            | "concerning"
    )
}

/// Words that open a clause or phrase which may fall as a whole, with what it holds.
pub(super) fn opens_phrase(w: &str) -> bool {
    is_preposition(w)
        || matches!(
            w,
            "that"
                | "which"
                | "who"
                | "whom"
                | "whose"
                | "where"
                | "when"
                | "because"
                | "while"
                | "whilst"
                | "whereas"
                | "and"
                | "or"
                | "but"
                | "nor"
                | "so"
                | "though"
                | "although"
                | "if"
                | "unless"
                | "until"
        )
}

/// Determiners.
pub(super) fn is_determiner(w: &str) -> bool {
    matches!(
        w,
        "the"
            | "a"
            | "an"
            | "this"
            | "these"
            | "those"
            | "its"
            | "their"
            | "his"
            | "my"
            | "our"
            | "your"
            | "every"
            | "whose"
    )
}

/// Pronouns and other words that an insertion in square brackets may stand in for.
pub(super) fn is_pointer(w: &str) -> bool {
    let w = w.split('\'').next().unwrap_or(w);
    matches!(
        w,
        "he" | "she"
            | "it"
            | "they"
            | "him"
            | "her"
            | "them"
            | "his"
            | "hers"
            | "its"
            | "their"
            | "theirs"
            | "i"
            | "we"
            | "us"
            | "our"
            | "my"
            | "me"
            | "you"
            | "your"
            | "this"
            | "that"
            | "these"
            | "those"
            | "who"
            | "the"
            | "both"
            | "here"
            | "there"
    )
}

/// Closed-class words; every other word is a content word.
pub(super) fn is_function_word(w: &str) -> bool {
    is_auxiliary(w)
        || is_preposition(w)
        || is_determiner(w)
        || matches!(
            w,
            "and"
                | "or"
                | "to"
                | "that"
                | "than"
                | "as"
                | "up"
                | "out"
                | "off"
                | "there"
                | "it"
                | "who"
                | "which"
        )
}

/// Words of telling, in all forms, by which a claim is given a source.
pub(super) fn is_telling(w: &str) -> bool {
    matches!(
        w,
        "said"
            | "says"
            | "say"
            | "saying"
            | "told"
            | "tells"
            | "telling"
            | "stated"
            | "states"
            | "stating"
            | "added"
            | "adds"
            | "adding"
            | "announced"
            | "announces"
            | "announcing"
            | "confirmed"
            | "confirms"
            | "confirming"
            | "claimed"
            | "claims"
            | "claiming"
            | "insisted"
            | "insists"
            | "insisting"
            | "revealed"
            | "reveals"
            | "revealing"
            | "reported"
            | "reports"
            | "reporting"
            | "warned"
            | "warns"
            | "warning"
            | "explained"
            | "explains"
            | "explaining"
            | "argued"
            | "argues"
            | "arguing"
            | "alleged"
            | "alleges"
            | "alleging"
            | "asserted"
            | "asserts"
            | "declared"
            | "declares"
            | "declaring"
            | "noted"
            | "notes"
            | "noting"
            | "admitted"
            | "admits"
            | "admitting"
            | "acknowledged"
            | "acknowledges"
            | "indicated"
            | "indicates"
            | "indicating"
            | "suggested"
            | "suggests"
            | "suggesting"
            | "estimated"
            | "estimates"
            | "wrote"
            | "writes"
            | "writing"
            | "tweeted"
            | "tweets"
            | "tweeting"
            | "posted"
            | "commented"
            | "comments"
            | "remarked"
            | "replied"
            | "replies"
            | "responded"
            | "testified"
            | "described"
            | "describes"
            | "describing"
            | "denied"
            | "denies"
            | "denying"
            | "according"
            | "called"
            | "quoted"
            | "predicted"
            | "predicts"
            | "concluded"
            | "found"
            | "shows"
            | "showed"
            | "believes"
            | "believed"
            | "thinks"
            | "thought"
            | "complained"
            | "joked"
            | "urged"
            | "asked"
            | "asks"
            | "promised"
            | "vowed"
            | "pledged"
            | "agreed"
            | "concedes"
            | "conceded"
            | "recalled"
            | "observed"
            | "accused"
            | "accuses"
            | "condemned"
            | "blamed"
            | "expressed"
            | "praised"
            | "criticised"
            | "criticized"
            | "maintains"
            | "maintained"
            | "stressed"
            | "emphasised"
            | "emphasized"
            | "reiterated"
            | "stresses"
            | "hailed"
            | "welcomed"
            | "tell"
            | "mentioned"
            | "disclosed"
            | "published"
            | "released"
            | "issued"
            | "cited"
            | "citing"
            | "expects"
            | "expected"
            | "hopes"
            | "hoped"
            | "ruled"
            | "decided"
            | "spoke"
            | "speaking"
            | "reads"
            | "read"
            | "quipped"
            | "opined"
            | "points"
            | "pointed"
            | "put"
            | "voiced"
            | "continued"
            | "went"
            | "began"
            | "labelled"
            | "labeled"
            | "dubbed"
            | "termed"
            | "advised"
            | "demanded"
            | "rejected"
            | "dismissed"
            | "proposed"
            | "threatened"
            | "recommended"
            | "informed"
            | "briefed"
            | "disputed"
            | "likened"
            | "compared"
            | "cautioned"
            | "declined"
            | "refused"
            | "insist"
            | "believe"
            | "warn"
            | "think"
            | "claim"
            | "argue"
            | "report"
            | "suggest"
            | "show"
            | "stress"
    )
}

/// The plainest words of telling: a clause that falls with one of these takes its source along.
pub(super) fn tells_plainly(w: &str) -> bool {
    matches!(
        w,
        "said"
            | "reported"
            | "reports"
            | "added"
            | "argued"
            | "declared"
            | "explained"
            | "wrote"
            | "believes"
            | "suggested"
            | "says"
            | "told"
            | "stated"
            | "announced"
            | "claimed"
            | "claims"
            | "insisted"
            | "insists"
            | "revealed"
            | "alleged"
            | "asserted"
            | "according"
            | "confirmed"
            | "warned"
            | "indicated"
            | "estimated"
    )
}

/// Months, long and short.
pub(super) fn month(w: &str) -> Option<i8> {
    let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let full = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let at = full.iter().position(|m| *m == w).or_else(|| names.iter().position(|m| *m == w));
    at.or((w == "sept").then_some(8)).map(|m| m as i8 + 1)
}

/// Weekdays, Monday as 1.
pub(super) fn weekday(w: &str) -> Option<i8> {
    let w = w.split('\'').next().unwrap_or(w);
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let w = w.strip_suffix('s').unwrap_or(w);
    days.iter().position(|d| *d == w).map(|d| d as i8 + 1)
}

/// Pronouns that a source may be spoken of by.
pub(super) fn is_personal_pronoun(w: &str) -> bool {
    matches!(
        w,
        "he" | "she" | "they" | "it" | "his" | "her" | "their" | "its" | "i" | "we" | "my" | "our" | "who"
    )
}

/// Words whose clause is not held to be so.
pub(super) fn disputes_a_clause(w: &str) -> bool {
    matches!(
        w,
        "denied"
            | "denies"
            | "deny"
            | "doubt"
            | "doubts"
            | "doubted"
            | "unclear"
            | "whether"
            | "rejected"
            | "rejects"
            | "dismissed"
            | "disputed"
            | "disputes"
            | "hopes"
            | "hoped"
            | "hope"
            | "fears"
            | "feared"
            | "fear"
            | "wish"
            | "wished"
    )
}

/// Verbs that say a thing was not done.
pub(super) fn turns_down(w: &str) -> bool {
    matches!(
        w,
        "refuse" | "refused" | "refuses" | "fail" | "failed" | "fails" | "decline" | "declined" | "declines"
    )
}

/// Words that cannot stand last in a clause from which words after them were deleted.
pub(super) fn needs_another(w: &str) -> bool {
    is_determiner(w)
        || is_auxiliary(w)
        || is_modal(w)
        || matches!(
            w,
            "of" | "to"
                | "and"
                | "or"
                | "but"
                | "that"
                | "than"
                | "with"
                | "from"
                | "at"
                | "into"
                | "between"
        )
        || matches!(w, "because" | "if")
}
