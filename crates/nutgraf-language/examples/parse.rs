//! Prints the analysis of each line of standard input, a token a line.

use std::io::{self, BufRead as _, Write as _};

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let line = line?;
        let parse = nutgraf_language::analyse(&line);
        for (i, token) in parse.tokens.iter().enumerate() {
            let head = token.head.map_or(0, |head| head + 1);
            let (form, lemma) = (parse.form(i), parse.lemma(i));
            let (upos, xpos, deprel, margin) = (token.upos, token.xpos, token.deprel, token.arc_margin);
            writeln!(
                out,
                "{:>3}  {form:<18}{lemma:<18}{upos:<6}{xpos:<6}{head:>3}  {deprel:<14}{margin:.1}",
                i + 1
            )?;
        }
        writeln!(out, "confidence {:.2}\n", parse.confidence())?;
    }
    Ok(())
}
