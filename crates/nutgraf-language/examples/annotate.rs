//! Prints what the crate finds in a news story: times, quantities, names with roles, and clauses.
//!
//! `cargo run -p nutgraf-language --example annotate -- story.txt [reference date]`

#![expect(clippy::print_stdout, reason = "its output is its purpose")]

use nutgraf_core::Story;
use nutgraf_language::clauses::clauses;
use nutgraf_language::names::names;
use nutgraf_language::numbers::numbers;
use nutgraf_language::times::times;
use nutgraf_language::{Parse, analyse};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let text = std::fs::read_to_string(arguments.next().ok_or("expected the path of a text")?)?;
    let reference = arguments.next().map(|date| date.parse()).transpose()?;
    let story = Story::parse(&text);
    let blocks = story.sections.iter().flat_map(|section| &section.blocks);
    let sentences =
        blocks.flat_map(nutgraf_core::Block::paragraphs).flat_map(|paragraph| &paragraph.sentences);
    let parses: Vec<Parse<'_>> =
        sentences.map(|sentence| analyse(sentence.span.slice(&story.source))).collect();
    for (n, parse) in parses.iter().enumerate() {
        println!("{n}: {}", parse.text);
        for time in times(parse.text, reference) {
            let value = time.value.as_deref().unwrap_or("-");
            let deadline = if time.deadline { ", deadline" } else { "" };
            let words = time.span.slice(parse.text);
            println!(
                "    time [{words}] {value} {:?} {:?} {:?}{deadline}",
                time.kind, time.relation, time.direction
            );
        }
        for q in numbers(parse) {
            let counted = q.counted.map_or("", |span| span.slice(parse.text));
            let change = q.change.map_or(String::new(), |c| format!(", {:?} {:?}", c.trend, c.role));
            let figure = q.figure.slice(parse.text);
            println!("    number [{figure}] {:?} {} of [{counted}]{change}", q.kind, q.value);
        }
        for clause in clauses(parse) {
            let form = |t: Option<usize>| t.map_or("-", |t| parse.form(t));
            println!(
                "    clause {} {:?} of [{}] {:?} {:?} {:?}, source {}, negation {}",
                parse.form(clause.predicate),
                clause.kind,
                form(clause.subject),
                clause.tense,
                clause.aspect,
                clause.voice,
                form(clause.source.map(|source| source.head)),
                form(clause.negation)
            );
        }
    }
    for entity in names(&parses) {
        let role = entity.role.map_or(String::new(), |role| format!(" ({})", role.text));
        let mentions: Vec<_> =
            entity.mentions.iter().map(|m| m.span.slice(parses[m.sentence].text)).collect();
        println!("{:?} {}{role}: {}", entity.kind, entity.name, mentions.join(" | "));
    }
    Ok(())
}
