//! From the lines of pages to paragraphs.

use super::page::Line;

/// The text, a blank line between paragraphs, and how many lines at the edges of pages were left out.
pub(super) fn text(mut pages: Vec<Vec<Line>>) -> (String, usize) {
    let left_out = leave_out_edges(&mut pages);
    let lines: Vec<Line> = pages.into_iter().flatten().collect();
    let leading = usual_leading(&lines);
    let width = lines.iter().map(|l| l.right - l.left).fold(0.0, f32::max);
    let words: String = lines.iter().flat_map(|l| [l.text.trim(), "\n"]).collect();
    let mut out = String::new();
    for (i, line) in lines.iter().enumerate() {
        let text = line.text.split_whitespace().collect::<Vec<_>>().join(" ");
        match i.checked_sub(1).map(|before| &lines[before]) {
            None => out.push_str(&text),
            Some(before) if starts_paragraph(before, line, leading, width) => {
                out.push_str("\n\n");
                out.push_str(&text);
            }
            Some(_) => join(&mut out, &text, &words),
        }
    }
    (out.trim().to_owned(), left_out)
}

/// Goes on with a paragraph: a word that the line end has cut is put together, unless it has its hyphen elsewhere.
fn join(out: &mut String, text: &str, words: &str) {
    let head = out.trim_end_matches(|c: char| c.is_alphabetic() || c == '-').len();
    let cut = &out[head..];
    let rest: String = text.chars().take_while(|c| c.is_alphabetic()).collect();
    if out.ends_with('\u{ad}') {
        out.pop();
    } else if cut.len() > 2 && cut.ends_with('-') && rest.starts_with(char::is_lowercase) {
        if !words.contains(&format!("{cut}{rest}")) {
            out.pop();
        }
    } else {
        out.push(' ');
    }
    out.push_str(text);
}

/// The most frequent distance between two lines, in parts of the type size.
fn usual_leading(lines: &[Line]) -> f32 {
    let mut gaps: Vec<f32> = lines
        .windows(2)
        .map(|pair| (pair[0].base - pair[1].base) / pair[1].size.max(1.0))
        .filter(|gap| (0.8..3.0).contains(gap))
        .collect();
    gaps.sort_by(f32::total_cmp);
    gaps.get(gaps.len() / 2).copied().unwrap_or(1.2)
}

fn starts_paragraph(before: &Line, line: &Line, leading: f32, width: f32) -> bool {
    let gap = (before.base - line.base) / line.size.max(1.0);
    let closed = before.text.trim_end().ends_with(['.', '!', '?', ':', '”', '"', '»']);
    if gap <= 0.0 {
        // A new page or column: the paragraph goes on unless a sentence has ended.
        return closed;
    }
    let resized = (before.size - line.size).abs() > 0.12 * before.size.max(line.size);
    let indented = line.left - before.left > 0.8 * line.size && closed;
    let short = closed && before.right - before.left < 0.7 * width;
    resized || gap > 1.3 * leading || indented || short
}

/// Leaves out page numbers and what stands first or last on most of three pages or more.
fn leave_out_edges(pages: &mut [Vec<Line>]) -> usize {
    let bare = |line: &Line| line.text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
    let edges = |page: &Vec<Line>| [page.first().cloned(), page.last().cloned()];
    let all: Vec<String> = pages.iter().flat_map(edges).flatten().map(|line| bare(&line)).collect();
    let many = pages.len();
    let furniture = |line: &Line| {
        let words = bare(line);
        let numbered =
            line.text.chars().any(|c| c.is_ascii_digit()) && matches!(words.as_str(), "" | "Page" | "Pageof");
        numbered && line.text.trim().len() < 20
            || many >= 3
                && !words.is_empty()
                && all.iter().filter(|known| **known == words).count() * 3 >= many * 2
    };
    let mut count = 0;
    for page in pages {
        for _ in 0..2 {
            let before = page.len();
            if page.last().is_some_and(furniture) {
                page.pop();
            }
            if page.first().is_some_and(furniture) {
                page.remove(0);
            }
            count += before - page.len();
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::{Line, text};

    fn line(text: &str, base: f32) -> Line {
        Line { text: text.to_owned(), left: 50.0, right: 50.0 + 5.0 * text.len() as f32, base, size: 10.0 }
    }

    #[test]
    fn lines_become_paragraphs_by_the_space_between_them() {
        let page = vec![
            line("Ministers from nine countries met in Oslo on", 700.0),
            line("Monday to agree on a plan for the inter-", 688.0),
            line("national river. It is a long-term plan, long-", 676.0),
            line("term for all of them.", 664.0),
            line("They will meet again.", 640.0),
            line("1", 20.0),
        ];
        let (found, left_out) = text(vec![page]);
        assert_eq!(
            found,
            "Ministers from nine countries met in Oslo on Monday to agree on a plan for the international river. \
             It is a long-term plan, long-term for all of them.\n\nThey will meet again."
        );
        assert_eq!(left_out, 1);
    }

    #[test]
    fn a_paragraph_goes_on_over_the_page_and_running_heads_do_not() {
        let page = |body: &str| vec![line("The Post", 800.0), line(body, 700.0)];
        let pages = vec![page("Ministers met on Monday to agree"), page("on a plan."), page("They agreed.")];
        assert_eq!(
            text(pages),
            ("Ministers met on Monday to agree on a plan.\n\nThey agreed.".to_owned(), 3)
        );
    }
}
