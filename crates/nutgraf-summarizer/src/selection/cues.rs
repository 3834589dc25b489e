//! Closed word lists behind the signals.

use crate::document::stem;
use std::sync::LazyLock;

/// What a word tells about its sentence; a set of bits.
pub(crate) type Cue = u16;

/// Something was decided, done or announced.
pub(crate) const DECISION: Cue = 1;
/// People or things came to harm.
pub(crate) const CASUALTY: Cue = 1 << 1;
/// Something is due or expected.
pub(crate) const FUTURE: Cue = 1 << 2;
/// A day that a news story is about.
pub(crate) const DAY: Cue = 1 << 3;
/// Someone says so.
pub(crate) const REPORTING: Cue = 1 << 4;
/// A superlative or a record.
pub(crate) const EXTREME: Cue = 1 << 5;
/// First or second person.
pub(crate) const PERSON: Cue = 1 << 6;
/// A third-person pronoun.
pub(crate) const PRONOUN: Cue = 1 << 7;
/// A time that is over.
pub(crate) const PAST: Cue = 1 << 8;
/// A conflict, a change or a turn.
pub(crate) const CHANGE: Cue = 1 << 9;
/// A deadline, or something that is to come.
pub(crate) const DUE: Cue = 1 << 10;

const LISTS: &[(Cue, &str)] = &[
    (
        DECISION,
        "agree agreed agreement announce announced approve approved arrest arrested appoint appointed back backed \
         ban banned block blocked charge charged confirm confirmed convicted cut decide decided decision declare \
         declared deal defeat deny denied elected fined fired guilty halt halted impose imposed jailed launch \
         launched lawsuit order ordered pass passed plan pleaded promise rejected resign resigned reveal revealed \
         rule ruled sanction seize seized sentence sentenced settle settled sign signed sue sued suspend suspended \
         verdict vote voted warn warned win won",
    ),
    (
        CASUALTY,
        "attack attacked bomb bombing collapse collapsed crash crashed dead death die died disaster earthquake \
         explosion fire flood gunman hospital injure injured injury kill killed missing murder raid rescue rescued \
         shoot shooting shot stabbed strike struck suicide suspect toll victim violence wound wounded",
    ),
    (
        FUTURE,
        "deadline due expect expected forthcoming plan planned schedule scheduled set shall tomorrow upcoming will \
         would could may",
    ),
    (
        DAY,
        "today tonight yesterday monday tuesday wednesday thursday friday saturday sunday week morning afternoon \
         evening night weekend overnight",
    ),
    (
        REPORTING,
        "accord according add added claim claimed report reported said say says state stated tell told tweet \
         tweeted write wrote",
    ),
    (
        EXTREME,
        "best biggest fastest first greatest highest largest latest least lowest major most record top worst \
         youngest oldest unprecedented historic",
    ),
    (PERSON, "i me my mine we us our you your i'm i've we're we've you're let's i'd we'll you'll"),
    (
        PRONOUN,
        "he she it they him her them his hers its their theirs himself herself itself themselves he's she's it's",
    ),
    (
        PAST,
        "ago decade decades formerly historical history initially originally previously previous former once \
         century",
    ),
    (
        CHANGE,
        "after amid against accuse accused despite dispute fall fell fear increase increased lost new now rise rose \
         soar threat threaten threatened begin began end ended return returned despite although",
    ),
    (
        DUE,
        "await awaiting conditional deadline due expect expected pending scheduled slated tomorrow ultimatum upcoming",
    ),
];

static TABLE: LazyLock<Vec<(String, Cue)>> = LazyLock::new(|| {
    let mut all: Vec<(String, Cue)> =
        LISTS.iter().flat_map(|(cue, list)| list.split_whitespace().map(|w| (stem(w), *cue))).collect();
    all.sort();
    all.dedup();
    let mut table: Vec<(String, Cue)> = Vec::with_capacity(all.len());
    for (word, cue) in all {
        match table.last_mut() {
            Some(last) if last.0 == word => last.1 |= cue,
            _ => table.push((word, cue)),
        }
    }
    table
});

/// The cues of a stem.
pub(crate) fn of(stem: &str) -> Cue {
    TABLE.binary_search_by(|(w, _)| w.as_str().cmp(stem)).map_or(0, |i| TABLE[i].1)
}
