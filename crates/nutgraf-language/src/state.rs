//! The arc-hybrid transition system: a stack, a buffer that ends in the root, and three moves.
//!
//! M. Kuhlmann, C. Gómez-Rodríguez, G. Satta, "Dynamic Programming Algorithms for Transition-Based Dependency
//! Parsers" (2011); the root at the end of the buffer after M. Ballesteros, J. Nivre, "Going to the Roots of
//! Dependency Parsing" (2013).

/// One move of the parser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Move {
    /// Push the front of the buffer.
    Shift,
    /// Attach the top of the stack to the front of the buffer and pop it.
    Left,
    /// Attach the top of the stack to the one below and pop it.
    Right,
}

impl Move {
    /// All moves, by number.
    pub const ALL: [Self; 3] = [Self::Shift, Self::Left, Self::Right];
}

/// Marks the absence of an item.
pub const NONE: usize = usize::MAX;

/// What the parser remembers of one item's dependents.
#[derive(Clone, Copy, Debug)]
pub struct Dependents {
    /// The outermost two to the left, outermost first.
    pub left: [usize; 2],
    /// The outermost two to the right, outermost first.
    pub right: [usize; 2],
    /// How many to the left and to the right.
    pub count: [u8; 2],
    /// One bit for each relation seen to the left and to the right.
    pub labels: [u64; 2],
}

impl Default for Dependents {
    fn default() -> Self {
        Self { left: [NONE; 2], right: [NONE; 2], count: [0; 2], labels: [0; 2] }
    }
}

/// A configuration of the parser over items `0..n`; item `n` is the root.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// The stack, its top last.
    pub stack: Vec<usize>,
    /// Front of the buffer.
    pub next: usize,
    /// Number of items, the root not counted.
    pub items: usize,
    /// Head of each item, [`NONE`] as long as it has none.
    pub heads: Vec<usize>,
    /// Relation of each item to its head.
    pub labels: Vec<u8>,
    /// Dependents of each item and of the root.
    pub dependents: Vec<Dependents>,
}

impl State {
    /// The first configuration over `items` items, in the memory of `self`.
    pub fn reset(&mut self, items: usize) {
        self.stack.clear();
        self.next = 0;
        self.items = items;
        self.heads.clear();
        self.heads.resize(items, NONE);
        self.labels.clear();
        self.labels.resize(items, 0);
        self.dependents.clear();
        self.dependents.resize(items + 1, Dependents::default());
    }

    /// The item `depth` below the top of the stack, or [`NONE`].
    #[inline]
    #[must_use]
    pub fn top(&self, depth: usize) -> usize {
        self.stack.len().checked_sub(depth + 1).map_or(NONE, |at| self.stack[at])
    }

    /// Whether every item has a head.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.stack.is_empty() && self.next == self.items
    }

    /// Whether `step` can be made. Before the end one always can; the root gets exactly one dependent.
    #[inline]
    #[must_use]
    pub fn allows(&self, step: Move) -> bool {
        let at_root = self.next == self.items;
        match step {
            Move::Shift => !at_root,
            Move::Left => {
                if at_root {
                    self.stack.len() == 1
                } else {
                    !self.stack.is_empty()
                }
            }
            Move::Right => self.stack.len() >= 2,
        }
    }

    /// Makes `step`, which must be allowed; `label` is the relation of the new arc.
    pub fn make(&mut self, step: Move, label: u8) {
        if step == Move::Shift {
            self.stack.push(self.next);
            self.next += 1;
            return;
        }
        let Some(child) = self.stack.pop() else { return };
        let head = if step == Move::Left { self.next } else { self.top(0) };
        self.heads[child] = head;
        self.labels[child] = label;
        let of = &mut self.dependents[head];
        let (side, slot) = if step == Move::Left { (0, &mut of.left) } else { (1, &mut of.right) };
        // Dependents come nearest first, so the new one is the outermost.
        slot[1] = slot[0];
        slot[0] = child;
        of.count[side] = of.count[side].saturating_add(1);
        of.labels[side] |= 1 << (label & 63);
    }
}
