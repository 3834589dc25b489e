//! E-mail: the story that a message carries, without quotations, forwarding headers and signature.

use crate::draft::Draft;
use crate::{ReadError, ReadOptions, decode};
use mail_parser::{MessageParser, MimeHeaders, PartType};
use nutgraf_core::{ElementKind, Reason, Story};

/// The story of a message.
pub(crate) fn story(bytes: &[u8], options: &ReadOptions) -> Result<Story, ReadError> {
    let broken = || ReadError::Broken { form: "e-mail", detail: "no header could be read".to_owned() };
    let message = MessageParser::default().parse(bytes).ok_or_else(broken)?;
    let mut draft = Draft::default();
    let mut subject = message.subject().unwrap_or("").trim();
    while let Some((_, rest)) = subject.split_once(": ").filter(|(prefix, _)| {
        matches!(prefix.trim().to_ascii_lowercase().as_str(), "fw" | "fwd" | "re" | "wg" | "aw" | "tr")
    }) {
        subject = rest.trim();
    }
    draft.headline(subject);
    let sender = message.from().and_then(|from| from.first());
    draft.byline(sender.and_then(|from| from.name.as_deref()).unwrap_or(""));
    if let Some(date) = message.date() {
        draft.published(&format!("{:04}-{:02}-{:02}", date.year, date.month, date.day));
    }
    let parts = || message.text_body.iter().filter_map(|id| message.parts.get(*id as usize));
    let plain = parts().find_map(|part| match &part.body {
        PartType::Text(text) => Some(text.as_ref()),
        _ => None,
    });
    if let Some(text) = plain {
        body(text, &mut draft);
    } else if let Some(html) = message.body_html(0) {
        draft.html(&html);
    }
    if !draft.has_body() && message.from().is_none() && message.date().is_none() && subject.is_empty() {
        draft.note("no-header", "no header of an e-mail was found; it is read as text");
        draft.plain(&decode(bytes).text);
    }
    let attachments = message.attachments().filter(|part| part.attachment_name().is_some()).count();
    if attachments > 0 {
        draft.note("attachments", format!("{attachments} attachments are not read"));
    }
    Ok(draft.finish(options))
}

/// Writes the body's paragraphs, what is not the story as removed.
fn body(text: &str, draft: &mut Draft) {
    let lines: Vec<&str> = text.lines().collect();
    let written = lines.iter().filter(|l| !l.trim().is_empty()).count();
    let quoted = lines.iter().filter(|l| l.starts_with('>')).count();
    // A message that is nearly all quotation forwards a story.
    if quoted * 10 >= written * 7 && quoted > 0 {
        draft.note("unquoted", "the quoted message is read as the story");
        let inner: Vec<&str> = lines
            .iter()
            .filter_map(|line| line.strip_prefix('>'))
            .map(|line| line.strip_prefix(' ').unwrap_or(line))
            .collect();
        paragraphs(&inner, draft);
    } else {
        paragraphs(&lines, draft);
    }
}

fn paragraphs(lines: &[&str], draft: &mut Draft) {
    let end = lines
        .iter()
        .position(|line| matches!(line.trim_end_matches('\r'), "-- " | "--"))
        .unwrap_or(lines.len());
    for paragraph in lines[..end].split(|line| line.trim().is_empty()).filter(|p| !p.is_empty()) {
        let text = paragraph.join("\n");
        let quoted = paragraph.iter().all(|line| line.starts_with('>'));
        let kind = if quoted || is_forwarding(paragraph) {
            ElementKind::Removed(Reason::Mail)
        } else {
            ElementKind::Text
        };
        draft.out.piece(&text, kind);
    }
    draft.out.piece(&lines[end..].join("\n"), ElementKind::Removed(Reason::Mail));
}

/// "---- Forwarded message ----", "Begin forwarded message:", or a block of header lines.
fn is_forwarding(paragraph: &[&str]) -> bool {
    let first = paragraph.first().map_or("", |l| l.trim()).to_lowercase();
    let announced = first.contains("forwarded message") || first.contains("original message");
    let headers = paragraph
        .iter()
        .filter(|line| {
            ["From:", "Sent:", "To:", "Date:", "Subject:", "Cc:", "Von:", "Gesendet:", "An:", "Betreff:"]
                .iter()
                .any(|name| line.trim_start_matches(['*', ' ']).starts_with(name))
        })
        .count();
    announced
        || (headers >= 2 && headers * 2 >= paragraph.len())
        || (first.starts_with("on ") && first.ends_with("wrote:"))
}

#[cfg(test)]
mod tests {
    use crate::{Form, ReadOptions, read};
    use nutgraf_core::Story;

    fn story(message: &str) -> Story {
        let reading = read(message.as_bytes(), &ReadOptions::default()).unwrap().remove(0);
        assert_eq!(reading.form, Form::Email);
        reading.story
    }

    fn texts(story: &Story) -> Vec<&str> {
        story.paragraphs().map(|(_, p)| story.text(p.span)).collect()
    }

    #[test]
    fn case_37_the_plain_part_of_a_multipart_message_is_decoded() {
        let story = story(
            "From: Ann Lee <ann@example.org>\r\nSubject: =?iso-8859-2?Q?P=F8=EDb=ECh?=\r\nDate: Thu, 12 Mar 2020 08:00:00 +0100\r\n\
             MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\
             Content-Transfer-Encoding: quoted-printable\r\n\r\nThe caf=C3=A9 re-opened on =\r\nMonday.\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>x\r\n--b--\r\n",
        );
        assert_eq!(story.headline.as_ref().unwrap().value, "Příběh");
        assert_eq!(story.byline.as_ref().unwrap().authors[0].name, "Ann Lee");
        assert_eq!(story.date_published.as_ref().unwrap().value.to_string(), "2020-03-12");
        assert_eq!(texts(&story), ["The café re-opened on Monday."]);
    }

    #[test]
    fn case_37_a_forwarded_quotation_is_the_story_and_the_signature_is_not() {
        let story = story(
            "From: Ann Lee <ann@example.org>\nSubject: Fwd: Talks agreed\nDate: Thu, 12 Mar 2020 08:00:00 +0100\n\n\
             > Ministers met in Oslo on Monday to agree on a plan.\n>\n> They will meet again in June.\n> -- \n> Desk\n",
        );
        assert_eq!(story.headline.as_ref().unwrap().value, "Talks agreed");
        assert_eq!(
            texts(&story),
            ["Ministers met in Oslo on Monday to agree on a plan.", "They will meet again in June."]
        );
        assert_eq!(story.removed.len(), 1);
    }

    #[test]
    fn an_answer_under_the_story_is_removed_and_html_is_read() {
        let answered = story(
            "From: a@example.org\nSubject: x\nDate: Thu, 12 Mar 2020 08:00:00 +0100\n\nMinisters met in Oslo on Monday.\n\n> when?\n",
        );
        assert_eq!(texts(&answered), ["Ministers met in Oslo on Monday."]);
        let html = story(
            "From: a@example.org\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/html\n\n<p>Ministers met.<p>They agreed.\n",
        );
        assert_eq!(texts(&html), ["Ministers met.", "They agreed."]);
    }
}
