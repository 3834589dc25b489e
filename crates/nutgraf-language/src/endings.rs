//! What English verbs change at the end of the stem before "-ed" and "-ing".

use crate::pairs::Pairs;

/// Endings of stems, each with what gives the base form: `=` nothing, `e` an e is added, `-` the last letter is
/// taken off, `y` it becomes y. `^` is the beginning of the word; the longest ending decides, and none is `=`.
///
/// Learnt from the verbs of the training parts of the treebanks the model is trained on: the smallest suffix
/// tree that is right on all of them.
pub(crate) static ENDINGS: Pairs = Pairs::new(
    "\
^add = ^b e ^bit e ^conven e ^di e ^err = ^hang = ^li e ^lop e ^ow e ^phon e adit e ai = aid = air = \
am e ang e ap e at e aud = aul = bak e bang = bath = bb - bin e bl e br e c e cal e car e ced e cil e \
cit e cl e cod e com e cor e cr e dall - dd - dher e din e dl e drais = eam = eap = eat = ebut = ell - \
eng e ep = eput = estepp = fang = fil e fin e fl e fre = fring e g e gad e gg - gin e gl e gnor e hak e \
har e hell = hip = i y ias = ib e id e ik e ip e ir e itor = jok e ki = kl e lan e lar e lasp e let e \
lfill - lin e lod e lop = lp = mak e meat e mell = mil e min e mm - mok e mp = ng = nic = nit e nn - oam \
= oat = ob e ocus = oid = oop = oot = op e ot e otall - oth = oud = oul = our = out = p - pal e par e \
past e pedit e pet e pil e pl e plor e pon e rad e re e reat e rfer e rin e rp = rr - rth = rven e s e \
scop = se e sed e sell = sp = spell = ss = tak e tar e tast e te e tell = th e ti e till - tl e ton e \
tor e treat = troll - tt - u e uad e ud e ul e um e un e ung e ur e ut e v e vad e vin e vit e vok e wak \
e wan e war e wast e well = writ e xil e yell = yl e yp e z e zz -",
);

/// The base form of a verb from the `stem` that is left when "-ed" or "-ing" is taken off.
pub(crate) fn base(stem: &str) -> String {
    // A whole word counts its beginning as a letter.
    let whole = || ENDINGS.find(&format!("^{stem}"));
    let ending = || stem.char_indices().find_map(|(at, _)| ENDINGS.find(&stem[at..]));
    let change = whole().or_else(ending).unwrap_or("=");
    let shorter = || stem.char_indices().next_back().map_or("", |(at, _)| &stem[..at]);
    match change {
        "e" => format!("{stem}e"),
        "-" => shorter().to_owned(),
        "y" => format!("{}y", shorter()),
        _ => stem.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::base;

    #[test]
    fn the_longest_ending_decides() {
        assert_eq!(base("stopp"), "stop");
        assert_eq!(base("hop"), "hope");
        assert_eq!(base("carri"), "carry");
        assert_eq!(base("treat"), "treat");
        assert_eq!(base("creat"), "create");
    }
}
