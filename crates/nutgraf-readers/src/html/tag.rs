//! The HTML elements that matter to reading a page, and how they behave in a tree.

macro_rules! tags {
    ($($variant:ident = $name:literal),* $(,)?) => {
        /// An element's name; names that make no difference to a reader are `Other`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        pub(crate) enum Tag { Other, $($variant),* }

        impl Tag {
            /// Number of values.
            pub(crate) const COUNT: usize = 1 $(+ { let _ = Self::$variant; 1 })*;

            /// The element of a lower-case name.
            pub(crate) fn of(name: &[u8]) -> Self {
                match name { $($name => Self::$variant,)* _ => Self::Other }
            }
        }
    };
}

tags! {
    A = b"a", Abbr = b"abbr", Address = b"address", Area = b"area", Article = b"article", Aside = b"aside",
    Audio = b"audio", B = b"b", Base = b"base", Big = b"big", Blockquote = b"blockquote", Body = b"body",
    Br = b"br", Button = b"button", Caption = b"caption", Center = b"center", Cite = b"cite", Code = b"code",
    Col = b"col", Dd = b"dd", Del = b"del", Details = b"details", Dialog = b"dialog", Div = b"div",
    Dl = b"dl", Dt = b"dt", Em = b"em", Embed = b"embed", Fieldset = b"fieldset",
    Figcaption = b"figcaption", Figure = b"figure", Font = b"font", Footer = b"footer", Form = b"form",
    H1 = b"h1", H2 = b"h2", H3 = b"h3", H4 = b"h4", H5 = b"h5", H6 = b"h6", Head = b"head",
    Header = b"header", Hr = b"hr", Html = b"html", I = b"i", Iframe = b"iframe", Img = b"img",
    Input = b"input", Ins = b"ins", Label = b"label", Legend = b"legend", Li = b"li", Link = b"link",
    Main = b"main", Mark = b"mark", Math = b"math", Menu = b"menu", Meta = b"meta", Nav = b"nav",
    Noframes = b"noframes", Noscript = b"noscript", Object = b"object", Ol = b"ol", Optgroup = b"optgroup",
    Option = b"option", P = b"p", Param = b"param", Picture = b"picture", Pre = b"pre", Q = b"q",
    Rp = b"rp", Rt = b"rt", S = b"s", Script = b"script", Section = b"section", Select = b"select", Small = b"small",
    Source = b"source", Span = b"span", Strike = b"strike", Strong = b"strong", Style = b"style",
    Sub = b"sub", Summary = b"summary", Sup = b"sup", Svg = b"svg", Table = b"table", Tbody = b"tbody",
    Td = b"td", Template = b"template", Textarea = b"textarea", Tfoot = b"tfoot", Th = b"th",
    Thead = b"thead", Time = b"time", Title = b"title", Tr = b"tr", Track = b"track", U = b"u",
    Ul = b"ul", Video = b"video", Wbr = b"wbr",
}

impl Tag {
    /// Elements that have no content.
    pub(crate) const fn is_void(self) -> bool {
        use Tag::{Area, Base, Br, Col, Embed, Hr, Img, Input, Link, Meta, Param, Source, Track, Wbr};
        matches!(
            self,
            Area | Base | Br | Col | Embed | Hr | Img | Input | Link | Meta | Param | Source | Track | Wbr
        )
    }

    /// Elements whose content is not text of the page; a ruby annotation says how the word before it is spoken.
    pub(crate) const fn is_silent(self) -> bool {
        use Tag::{
            Audio, Button, Dialog, Head, Iframe, Input, Math, Noframes, Noscript, Object, Option, Rp, Rt,
            Script, Select, Style, Svg, Template, Textarea, Title, Video,
        };
        matches!(
            self,
            Audio
                | Button
                | Dialog
                | Head
                | Iframe
                | Input
                | Math
                | Noframes
                | Noscript
                | Object
                | Option
                | Rp
                | Rt
                | Script
                | Select
                | Style
                | Svg
                | Template
                | Textarea
                | Title
                | Video
        )
    }

    /// Elements that end a line of text.
    pub(crate) const fn is_block(self) -> bool {
        use Tag::{
            Address, Article, Aside, Blockquote, Body, Caption, Center, Dd, Details, Div, Dl, Dt, Fieldset,
            Figcaption, Figure, Footer, Form, Header, Hr, Html, Legend, Li, Main, Menu, Nav, Ol, P, Pre,
            Section, Summary, Table, Tbody, Td, Tfoot, Th, Thead, Tr, Ul,
        };
        self.heading_level().is_some()
            || matches!(
                self,
                Address
                    | Article
                    | Aside
                    | Blockquote
                    | Body
                    | Caption
                    | Center
                    | Dd
                    | Details
                    | Div
                    | Dl
                    | Dt
                    | Fieldset
                    | Figcaption
                    | Figure
                    | Footer
                    | Form
                    | Header
                    | Hr
                    | Html
                    | Legend
                    | Li
                    | Main
                    | Menu
                    | Nav
                    | Ol
                    | P
                    | Pre
                    | Section
                    | Summary
                    | Table
                    | Tbody
                    | Td
                    | Tfoot
                    | Th
                    | Thead
                    | Tr
                    | Ul
            )
    }

    /// 1 to 6 for headings.
    pub(crate) const fn heading_level(self) -> Option<u8> {
        match self {
            Self::H1 => Some(1),
            Self::H2 => Some(2),
            Self::H3 => Some(3),
            Self::H4 => Some(4),
            Self::H5 => Some(5),
            Self::H6 => Some(6),
            _ => None,
        }
    }

    /// Elements of running text whose end tag must not close a block around them.
    pub(crate) const fn is_formatting(self) -> bool {
        use Tag::{A, Abbr, B, Big, Cite, Code, Del, Em, Font, I, Ins, Mark, Q, S, Small, Span, Strike};
        use Tag::{Strong, Sub, Sup, Time, U};
        matches!(
            self,
            A | Abbr
                | B
                | Big
                | Cite
                | Code
                | Del
                | Em
                | Font
                | I
                | Ins
                | Mark
                | Q
                | S
                | Small
                | Span
                | Strike
                | Strong
                | Sub
                | Sup
                | Time
                | U
        )
    }

    /// Whether a start tag of `self` closes an open `open` (HTML Living Standard, optional tags).
    pub(crate) const fn closes(self, open: Self) -> bool {
        use Tag::{
            Body, Dd, Dt, Head, Li, Meta, Optgroup, Option, P, Rp, Rt, Tbody, Td, Tfoot, Th, Thead, Tr,
        };
        match open {
            P => self.is_block(),
            Li => matches!(self, Li),
            Dd | Dt => matches!(self, Dd | Dt),
            Option => matches!(self, Option | Optgroup),
            Rp | Rt => matches!(self, Rp | Rt),
            Td | Th => matches!(self, Td | Th | Tr | Tbody | Thead | Tfoot),
            Tr => matches!(self, Tr | Tbody | Thead | Tfoot),
            Tbody | Thead | Tfoot => matches!(self, Tbody | Thead | Tfoot),
            Head => matches!(self, Body) || (self.is_block() && !matches!(self, Meta)),
            _ => false,
        }
    }

    /// Whether an element of this kind bounds the search for an open element to close.
    pub(crate) const fn is_scope(self) -> bool {
        matches!(self, Self::Table | Self::Td | Self::Th | Self::Caption | Self::Html | Self::Template)
    }
}

#[cfg(test)]
mod tests {
    use super::Tag;

    #[test]
    fn a_paragraph_ends_where_a_block_begins() {
        assert!(Tag::Div.closes(Tag::P) && Tag::P.closes(Tag::P));
        assert!(!Tag::B.closes(Tag::P));
    }

    #[test]
    fn unknown_names_are_other() {
        assert_eq!(Tag::of(b"custom-element"), Tag::Other);
        assert_eq!(Tag::of(b"figcaption"), Tag::Figcaption);
    }
}
