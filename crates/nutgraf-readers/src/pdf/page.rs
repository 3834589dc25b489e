//! The lines of a page, from the operators that show its text (ISO 32000, 9.4).

use super::fonts::{Font, fonts};
use lopdf::content::{Content, Operation};
use lopdf::{Document, Object, ObjectId};

/// A gap within a line that is a space, in parts of the type size.
const SPACE: f32 = 0.15;

/// A line of text and where it stands, in points from the lower left corner.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) base: f32,
    /// The size of the type.
    pub(super) size: f32,
}

/// The lines of a page in the order in which its `content` shows them.
pub(super) fn lines(document: &Document, page: ObjectId, content: &[u8], limit: usize) -> Vec<Line> {
    let fonts = fonts(document, page, limit);
    let operations = Content::decode(content).map(|c| c.operations).unwrap_or_default();
    let mut writer = Writer::default();
    for operation in &operations {
        let name = operation.operands.first().and_then(|o| o.as_name().ok());
        if operation.operator == "Tf" {
            writer.font = name.and_then(|name| fonts.get(name));
        }
        writer.run(operation);
    }
    writer.lines.retain(|line| !line.text.trim().is_empty());
    writer.lines
}

/// A matrix [a b c d e f] of ISO 32000, 8.3.3.
type Matrix = [f32; 6];

const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

fn product(m: Matrix, n: Matrix) -> Matrix {
    [
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    ]
}

struct Writer<'f, 'd> {
    lines: Vec<Line>,
    font: Option<&'f Font<'d>>,
    size: f32,
    leading: f32,
    character_space: f32,
    word_space: f32,
    page: Matrix,
    saved: Vec<Matrix>,
    line: Matrix,
    text: Matrix,
}

impl Default for Writer<'_, '_> {
    fn default() -> Self {
        Self {
            lines: Vec::new(),
            font: None,
            size: 1.0,
            leading: 0.0,
            character_space: 0.0,
            word_space: 0.0,
            page: IDENTITY,
            saved: Vec::new(),
            line: IDENTITY,
            text: IDENTITY,
        }
    }
}

impl Writer<'_, '_> {
    fn run(&mut self, operation: &Operation) {
        let operands = &operation.operands;
        let number = |at: usize| operands.get(at).and_then(|o| o.as_float().ok()).unwrap_or(0.0);
        let matrix = || [number(0), number(1), number(2), number(3), number(4), number(5)];
        match operation.operator.as_str() {
            "q" if self.saved.len() < 256 => self.saved.push(self.page),
            "Q" => self.page = self.saved.pop().unwrap_or(self.page),
            "cm" => self.page = product(matrix(), self.page),
            "BT" => (self.line, self.text) = (IDENTITY, IDENTITY),
            "Tf" => self.size = number(1),
            "TL" => self.leading = number(0),
            "Tc" => self.character_space = number(0),
            "Tw" => self.word_space = number(0),
            "Tm" => (self.line, self.text) = (matrix(), matrix()),
            "Td" => self.go(number(0), number(1)),
            "TD" => {
                self.leading = -number(1);
                self.go(number(0), number(1));
            }
            "T*" => self.go(0.0, -self.leading),
            "Tj" => self.show(operands.first()),
            "'" => {
                self.go(0.0, -self.leading);
                self.show(operands.first());
            }
            "\"" => {
                (self.word_space, self.character_space) = (number(0), number(1));
                self.go(0.0, -self.leading);
                self.show(operands.get(2));
            }
            "TJ" => {
                for part in operands.first().and_then(|o| o.as_array().ok()).into_iter().flatten() {
                    match part.as_float() {
                        Ok(back) => self.advance(-back / 1000.0 * self.size),
                        Err(_) => self.show(Some(part)),
                    }
                }
            }
            _ => {}
        }
    }

    fn go(&mut self, x: f32, y: f32) {
        self.line = product([1.0, 0.0, 0.0, 1.0, x, y], self.line);
        self.text = self.line;
    }

    fn advance(&mut self, x: f32) {
        self.text = product([1.0, 0.0, 0.0, 1.0, x, 0.0], self.text);
    }

    fn show(&mut self, codes: Option<&Object>) {
        let (Some(font), Some(codes)) = (self.font, codes.and_then(|o| o.as_str().ok())) else { return };
        let text = font.text(codes);
        let at = product(self.text, self.page);
        let size = self.size * (at[2] * at[2] + at[3] * at[3]).sqrt();
        let (width, count) = font.width(codes);
        let spaces = codes.iter().filter(|&&b| b == b' ').count() as f32;
        self.advance(
            width / 1000.0 * self.size + self.character_space * count as f32 + self.word_space * spaces,
        );
        let right = product(self.text, self.page)[4];
        let (left, base) = (at[4], at[5]);
        let text = text.replace(['\r', '\n'], " ");
        match self.lines.last_mut() {
            Some(line)
                if (line.base - base).abs() < 0.5 * line.size.max(size) && left > line.right - 2.0 * size =>
            {
                let apart = left - line.right > SPACE * size;
                if apart && !line.text.ends_with(' ') && !text.starts_with(' ') && !line.text.is_empty() {
                    line.text.push(' ');
                }
                line.text.push_str(&text);
                line.right = right;
                line.size = line.size.max(size);
            }
            _ => self.lines.push(Line { text, left, right, base, size }),
        }
    }
}
