//! The tree of a script. Locals are slots of their function, so that running it looks nothing up by name.

use std::sync::Arc;

/// Bytes, shared.
pub(in crate::health::lua) type Text = Arc<[u8]>;

/// A function as written; the script itself is one.
#[derive(Debug)]
pub(in crate::health::lua) struct Prototype {
    /// How messages call the text it stands in.
    pub(in crate::health::lua) source: Arc<str>,
    /// The first slots.
    pub(in crate::health::lua) parameters: usize,
    pub(in crate::health::lua) is_variadic: bool,
    /// For each slot whether an inner function shares it.
    pub(in crate::health::lua) shared: Vec<bool>,
    /// What it shares with the functions around it.
    pub(in crate::health::lua) captures: Vec<Capture>,
    pub(in crate::health::lua) body: Block,
}

/// Where a shared variable is found when a function comes into being.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::health::lua) enum Capture {
    /// A slot of the function around it.
    Slot(usize),
    /// What the function around it shares itself.
    Outer(usize),
}

#[derive(Debug, Default)]
pub(in crate::health::lua) struct Block {
    pub(in crate::health::lua) statements: Vec<Statement>,
    /// Each `goto` that ends up in this block, with the place of the statement to go on with.
    pub(in crate::health::lua) landings: Vec<(Jump, usize)>,
}

/// A `goto`, by its number within the function.
pub(in crate::health::lua) type Jump = u32;

#[derive(Debug)]
pub(in crate::health::lua) struct Statement {
    pub(in crate::health::lua) line: u32,
    pub(in crate::health::lua) act: Act,
}

#[derive(Debug)]
pub(in crate::health::lua) enum Act {
    Local {
        slots: Vec<usize>,
        values: Vec<Expression>,
    },
    /// The function sees its own name.
    LocalFunction {
        slot: usize,
        function: Arc<Prototype>,
    },
    Assign {
        targets: Vec<Target>,
        values: Vec<Expression>,
    },
    Call(Expression),
    Do(Block),
    While {
        condition: Expression,
        body: Block,
    },
    Repeat {
        body: Block,
        condition: Expression,
    },
    If {
        arms: Vec<(Expression, Block)>,
        otherwise: Option<Block>,
    },
    Count {
        slot: usize,
        start: Expression,
        limit: Expression,
        step: Option<Expression>,
        body: Block,
    },
    Iterate {
        slots: Vec<usize>,
        values: Vec<Expression>,
        body: Block,
    },
    Return(Vec<Expression>),
    Break,
    Goto(Jump),
}

#[derive(Debug)]
pub(in crate::health::lua) enum Target {
    Slot(usize),
    Captured(usize),
    Global(Text),
    Index(Expression, Expression),
}

#[derive(Debug)]
pub(in crate::health::lua) enum Expression {
    Nil,
    Bool(bool),
    Number(f64),
    Text(Text),
    Rest,
    Function(Arc<Prototype>),
    Slot(usize),
    Captured(usize),
    Global(Text),
    Index(Box<(Expression, Expression)>, u32),
    Call(Box<Call>),
    Table(Vec<Field>),
    And(Box<(Expression, Expression)>),
    Or(Box<(Expression, Expression)>),
    Not(Box<Expression>),
    Negative(Box<Expression>, u32),
    Length(Box<Expression>, u32),
    Binary(Operator, Box<(Expression, Expression)>, u32),
    /// Two or more.
    Concat(Vec<Expression>, u32),
    /// In parentheses: one value, even of a call.
    Single(Box<Expression>),
}

#[derive(Debug)]
pub(in crate::health::lua) struct Call {
    pub(in crate::health::lua) callee: Expression,
    /// Of `callee:method(…)`.
    pub(in crate::health::lua) method: Option<Text>,
    pub(in crate::health::lua) arguments: Vec<Expression>,
    pub(in crate::health::lua) line: u32,
}

#[derive(Debug)]
pub(in crate::health::lua) enum Field {
    Item(Expression),
    Pair(Expression, Expression),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::health::lua) enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
    Power,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
