//! Tokens → tree, by recursive descent.
//!
//! Source: gopher-lua 1.1.2 `parse/parser.go.y`: the grammar of Lua 5.1, `goto` and labels, `;` as an empty statement.

use std::sync::Arc;

use super::SyntaxError;
use super::lexer::{Lexer, Placed, Token};
use super::names::{Meaning, Names};
use super::syntax::{
    Act, Block, Call, Expression, Field, Operator, Prototype, Statement, Target, Text,
};

/// Reads a whole script; `source` is how messages call it.
pub(in crate::health::lua) fn parse(
    text: &[u8],
    source: &Arc<str>,
) -> Result<Arc<Prototype>, SyntaxError> {
    let mut lexer = Lexer::new(text, source);
    let next = lexer.next()?;
    let mut parser = Parser {
        source: Arc::clone(source),
        previous: None,
        next,
        lexer,
        names: Names::default(),
        depth: 0,
    };
    parser.names.open_function(true);
    let body = parser.block()?;
    if parser.next.token != Token::End {
        return Err(parser.wrong());
    }
    // gopher-lua lets a script end on the line after its last.
    let end = parser.last_line() + 1;
    parser.function_of(0, body, end)
}

/// How deep a script may be nested: reading and running it take stack for every level.
const DEEPEST: usize = 180;

struct Parser<'a> {
    source: Arc<str>,
    lexer: Lexer<'a>,
    /// The token before, and its line.
    previous: Option<(Token, u32)>,
    next: Placed,
    names: Names,
    depth: usize,
}

impl Parser<'_> {
    fn block(&mut self) -> Result<Block, SyntaxError> {
        self.names.open_scope();
        let statements = self.statements()?;
        Ok(self.closed(statements))
    }

    fn closed(&mut self, statements: Vec<Statement>) -> Block {
        Block {
            statements,
            landings: self.names.close_scope(),
        }
    }

    fn statements(&mut self) -> Result<Vec<Statement>, SyntaxError> {
        let mut statements = Vec::new();
        loop {
            if self.accept(";")? {
                continue;
            }
            let line = self.next.line;
            if self.accept("::")? {
                let label = self.name()?;
                self.expect("::")?;
                if !self.names.label(&label, statements.len()) {
                    return Err(self.compile_error(
                        line,
                        &format!("label '{label}' already defined on line {line}"),
                    ));
                }
                continue;
            }
            match self.next.token {
                Token::End | Token::Word("end" | "else" | "elseif" | "until") => break,
                Token::Word("return" | "break") => {
                    statements.push(self.last()?);
                    self.accept(";")?;
                    break;
                }
                _ => {
                    let act = self.deeper(Self::statement)?;
                    statements.push(Statement { line, act });
                }
            }
        }
        Ok(statements)
    }

    fn last(&mut self) -> Result<Statement, SyntaxError> {
        let line = self.next.line;
        let act = if self.accept_word("break")? {
            if !self.names.is_in_loop() {
                return Err(self.compile_error(line, "no loop to break"));
            }
            Act::Break
        } else {
            self.expect_word("return")?;
            let is_over = matches!(
                self.next.token,
                Token::End | Token::Word("end" | "else" | "elseif" | "until") | Token::Sign(";")
            );
            Act::Return(if is_over {
                Vec::new()
            } else {
                self.expressions()?
            })
        };
        Ok(Statement { line, act })
    }

    fn statement(&mut self) -> Result<Act, SyntaxError> {
        let line = self.next.line;
        let Token::Word(word) = self.next.token else {
            return self.assignment_or_call();
        };
        match word {
            "do" => {
                self.advance()?;
                let body = self.block()?;
                self.expect_word("end")?;
                Ok(Act::Do(body))
            }
            "while" => {
                self.advance()?;
                let condition = self.expression()?;
                let body = self.looped()?;
                Ok(Act::While { condition, body })
            }
            "repeat" => {
                self.advance()?;
                self.repeat()
            }
            "if" => {
                self.advance()?;
                self.branches()
            }
            "for" => {
                self.advance()?;
                self.loop_over()
            }
            "function" => {
                self.advance()?;
                self.function_statement()
            }
            "local" => {
                self.advance()?;
                self.local()
            }
            "goto" => {
                self.advance()?;
                let label = self.name()?;
                Ok(Act::Goto(self.names.goto(&label, line)))
            }
            _ => Err(self.wrong()),
        }
    }

    /// `do … end` of a loop.
    fn looped(&mut self) -> Result<Block, SyntaxError> {
        self.expect_word("do")?;
        self.names.enter_loop();
        let body = self.block()?;
        self.names.leave_loop();
        self.expect_word("end")?;
        Ok(body)
    }

    /// The condition sees the locals of the body.
    fn repeat(&mut self) -> Result<Act, SyntaxError> {
        self.names.open_scope();
        self.names.enter_loop();
        let statements = self.statements()?;
        self.names.leave_loop();
        self.expect_word("until")?;
        let condition = self.expression()?;
        let body = self.closed(statements);
        Ok(Act::Repeat { body, condition })
    }

    fn branches(&mut self) -> Result<Act, SyntaxError> {
        let mut arms = Vec::new();
        let mut otherwise = None;
        loop {
            let condition = self.expression()?;
            self.expect_word("then")?;
            arms.push((condition, self.block()?));
            if self.accept_word("elseif")? {
                continue;
            }
            if self.accept_word("else")? {
                otherwise = Some(self.block()?);
            }
            self.expect_word("end")?;
            return Ok(Act::If { arms, otherwise });
        }
    }

    fn loop_over(&mut self) -> Result<Act, SyntaxError> {
        let first = self.name()?;
        if self.accept("=")? {
            let start = self.expression()?;
            self.expect(",")?;
            let limit = self.expression()?;
            let step = if self.accept(",")? {
                Some(self.expression()?)
            } else {
                None
            };
            self.names.open_scope();
            let slot = self.names.declare(&first);
            let body = self.looped()?;
            self.names.close_scope();
            return Ok(Act::Count {
                slot,
                start,
                limit,
                step,
                body,
            });
        }
        let mut names = vec![first];
        while self.accept(",")? {
            names.push(self.name()?);
        }
        self.expect_word("in")?;
        let values = self.expressions()?;
        self.names.open_scope();
        let slots = names.iter().map(|name| self.names.declare(name)).collect();
        let body = self.looped()?;
        self.names.close_scope();
        Ok(Act::Iterate {
            slots,
            values,
            body,
        })
    }

    fn function_statement(&mut self) -> Result<Act, SyntaxError> {
        let line = self.next.line;
        let name = self.name()?;
        let mut target = self.variable(&name);
        let mut is_method = false;
        while !is_method {
            is_method = match self.next.token {
                Token::Sign(".") => false,
                Token::Sign(":") => true,
                _ => break,
            };
            self.advance()?;
            let key = Expression::Text(text(self.name()?.as_bytes()));
            target = Expression::Index(Box::new((target, key)), line);
        }
        let function = self.function(is_method)?;
        Ok(Act::Assign {
            targets: vec![self.target(target)?],
            values: vec![Expression::Function(function)],
        })
    }

    fn local(&mut self) -> Result<Act, SyntaxError> {
        if self.accept_word("function")? {
            let name = self.name()?;
            let slot = self.names.declare(&name);
            let function = self.function(false)?;
            return Ok(Act::LocalFunction { slot, function });
        }
        let mut names = vec![self.name()?];
        while self.accept(",")? {
            names.push(self.name()?);
        }
        if !self.accept("=")? {
            let slots = names.iter().map(|name| self.names.declare(name)).collect();
            return Ok(Act::Local {
                slots,
                values: Vec::new(),
            });
        }
        // gopher-lua lets the function of `local f = function … end` see its own name.
        if names.len() == 1 && self.next.token == Token::Word("function") {
            return self.local_function(&names[0]);
        }
        let values = self.expressions()?;
        let slots = names.iter().map(|name| self.names.declare(name)).collect();
        Ok(Act::Local { slots, values })
    }

    fn local_function(&mut self, name: &str) -> Result<Act, SyntaxError> {
        let slot = self.names.declare(name);
        let value = self.expression()?;
        if self.next.token == Token::Sign(",") {
            self.advance()?;
            let mut values = vec![value];
            values.extend(self.expressions()?);
            return Ok(Act::Local {
                slots: vec![slot],
                values,
            });
        }
        Ok(match value {
            Expression::Function(function) => Act::LocalFunction { slot, function },
            value => Act::Local {
                slots: vec![slot],
                values: vec![value],
            },
        })
    }

    fn assignment_or_call(&mut self) -> Result<Act, SyntaxError> {
        let first = self.suffixed()?;
        if !matches!(self.next.token, Token::Sign("=" | ",")) {
            return match first {
                Expression::Call(_) => Ok(Act::Call(first)),
                _ => Err(self.next.error(&self.source, "parse error")),
            };
        }
        let mut targets = vec![self.target(first)?];
        while self.accept(",")? {
            let next = self.suffixed()?;
            targets.push(self.target(next)?);
        }
        self.expect("=")?;
        let values = self.expressions()?;
        Ok(Act::Assign { targets, values })
    }

    fn target(&self, expression: Expression) -> Result<Target, SyntaxError> {
        Ok(match expression {
            Expression::Slot(slot) => Target::Slot(slot),
            Expression::Captured(place) => Target::Captured(place),
            Expression::Global(name) => Target::Global(name),
            Expression::Index(parts, _) => Target::Index(parts.0, parts.1),
            _ => return Err(self.wrong()),
        })
    }

    fn expressions(&mut self) -> Result<Vec<Expression>, SyntaxError> {
        let mut expressions = vec![self.expression()?];
        while self.accept(",")? {
            expressions.push(self.expression()?);
        }
        Ok(expressions)
    }

    fn expression(&mut self) -> Result<Expression, SyntaxError> {
        self.binary(0)
    }

    /// Operators that bind more strongly than `least`.
    fn binary(&mut self, least: u8) -> Result<Expression, SyntaxError> {
        let depth = self.depth;
        let mut left = self.deeper(Self::unary)?;
        while let Some((binding, right_binding)) = self.binding() {
            if binding <= least {
                break;
            }
            let line = self.next.line;
            if !matches!(self.next.token, Token::Sign("..")) {
                // A chain of other operators nests to the left.
                self.go_deeper()?;
            }
            let sign = self.advance()?;
            let right = self.deeper(|parser| parser.binary(right_binding))?;
            left = joined(&sign, left, right, line);
        }
        self.depth = depth;
        Ok(left)
    }

    /// How strongly the operator that follows binds to its left and to its right.
    fn binding(&self) -> Option<(u8, u8)> {
        Some(match self.next.token {
            Token::Word("or") => (1, 1),
            Token::Word("and") => (2, 2),
            Token::Sign("<" | ">" | "<=" | ">=" | "==" | "~=") => (3, 3),
            // To the right, but a chain is one operation in the tree.
            Token::Sign("..") => (5, 5),
            Token::Sign("+" | "-") => (6, 6),
            Token::Sign("*" | "/" | "%") => (7, 7),
            Token::Sign("^") => (10, 9),
            _ => return None,
        })
    }

    fn unary(&mut self) -> Result<Expression, SyntaxError> {
        const UNARY: u8 = 8;
        let line = self.next.line;
        let operator = match self.next.token {
            Token::Word("not") => "not",
            Token::Sign(sign @ ("-" | "#")) => sign,
            _ => return self.simple(),
        };
        self.advance()?;
        let operand = self.deeper(|parser| parser.binary(UNARY))?;
        Ok(match (operator, operand) {
            ("not", operand) => Expression::Not(Box::new(operand)),
            ("#", operand) => Expression::Length(Box::new(operand), line),
            (_, Expression::Number(number)) => Expression::Number(-number),
            (_, operand) => Expression::Negative(Box::new(operand), line),
        })
    }

    fn simple(&mut self) -> Result<Expression, SyntaxError> {
        let simple = match &self.next.token {
            Token::Word("nil") => Expression::Nil,
            Token::Word("true") => Expression::Bool(true),
            Token::Word("false") => Expression::Bool(false),
            Token::Number(number) => Expression::Number(*number),
            Token::Text(content) => Expression::Text(text(content)),
            Token::Sign("...") => {
                if !self.names.is_variadic() {
                    let message = "cannot use '...' outside a vararg function";
                    return Err(self.compile_error(self.next.line, message));
                }
                Expression::Rest
            }
            Token::Sign("{") => return self.table(),
            Token::Word("function") => {
                self.advance()?;
                return self.function(false).map(Expression::Function);
            }
            _ => return self.suffixed(),
        };
        self.advance()?;
        Ok(simple)
    }

    /// A name or parentheses, then fields, indices and calls.
    fn suffixed(&mut self) -> Result<Expression, SyntaxError> {
        let depth = self.depth;
        let mut left = self.primary()?;
        loop {
            self.go_deeper()?;
            let line = self.next.line;
            left = match self.next.token {
                Token::Sign(".") => {
                    self.advance()?;
                    let key = Expression::Text(text(self.name()?.as_bytes()));
                    Expression::Index(Box::new((left, key)), line)
                }
                Token::Sign("[") => {
                    self.advance()?;
                    let key = self.expression()?;
                    self.expect("]")?;
                    Expression::Index(Box::new((left, key)), line)
                }
                Token::Sign(":") => {
                    self.advance()?;
                    let method = Some(text(self.name()?.as_bytes()));
                    let arguments = self.arguments()?;
                    called(left, method, arguments, line)
                }
                Token::Sign("(" | "{") | Token::Text(_) => {
                    let arguments = self.arguments()?;
                    called(left, None, arguments, line)
                }
                _ => {
                    self.depth = depth;
                    return Ok(left);
                }
            };
        }
    }

    fn primary(&mut self) -> Result<Expression, SyntaxError> {
        if self.accept("(")? {
            let inner = self.expression()?;
            self.expect(")")?;
            return Ok(match inner {
                Expression::Call(_) | Expression::Rest => Expression::Single(Box::new(inner)),
                other => other,
            });
        }
        let name = self.name()?;
        Ok(self.variable(&name))
    }

    fn variable(&mut self, name: &str) -> Expression {
        match self.names.meaning(name) {
            Meaning::Slot(slot) => Expression::Slot(slot),
            Meaning::Captured(place) => Expression::Captured(place),
            Meaning::Global => Expression::Global(text(name.as_bytes())),
        }
    }

    fn arguments(&mut self) -> Result<Vec<Expression>, SyntaxError> {
        match &self.next.token {
            Token::Text(content) => {
                let argument = Expression::Text(text(content));
                self.advance()?;
                Ok(vec![argument])
            }
            Token::Sign("{") => Ok(vec![self.table()?]),
            Token::Sign("(") => {
                if self.next.after_newline && matches!(self.previous, Some((Token::Sign(")"), _))) {
                    let message = "ambiguous syntax (function call x new statement)";
                    return Err(self.next.error(&self.source, message));
                }
                self.advance()?;
                if self.accept(")")? {
                    return Ok(Vec::new());
                }
                let arguments = self.expressions()?;
                self.expect(")")?;
                Ok(arguments)
            }
            _ => Err(self.wrong()),
        }
    }

    fn table(&mut self) -> Result<Expression, SyntaxError> {
        self.expect("{")?;
        let mut fields = Vec::new();
        while !self.accept("}")? {
            fields.push(self.field()?);
            if !self.accept(",")? && !self.accept(";")? {
                self.expect("}")?;
                break;
            }
        }
        Ok(Expression::Table(fields))
    }

    fn field(&mut self) -> Result<Field, SyntaxError> {
        if self.accept("[")? {
            let key = self.expression()?;
            self.expect("]")?;
            self.expect("=")?;
            return Ok(Field::Pair(key, self.expression()?));
        }
        let name = match &self.next.token {
            Token::Name(name) => Some(name.clone()),
            _ => None,
        };
        // `name =` begins a pair, any other expression may begin with a name as well.
        let value = self.expression()?;
        match (name, &value) {
            (Some(name), Expression::Slot(_) | Expression::Captured(_) | Expression::Global(_))
                if self.accept("=")? =>
            {
                Ok(Field::Pair(
                    Expression::Text(text(name.as_bytes())),
                    self.expression()?,
                ))
            }
            _ => Ok(Field::Item(value)),
        }
    }

    /// From the parameters to `end`.
    fn function(&mut self, has_self: bool) -> Result<Arc<Prototype>, SyntaxError> {
        self.names.open_function(false);
        self.names.open_scope();
        let mut parameters = 0;
        if has_self {
            self.names.declare("self");
            parameters += 1;
        }
        self.expect("(")?;
        while !self.accept(")")? {
            if self.accept("...")? {
                self.names.set_variadic();
                self.expect(")")?;
                break;
            }
            let name = self.name()?;
            self.names.declare(&name);
            parameters += 1;
            if !self.accept(",")? {
                self.expect(")")?;
                break;
            }
        }
        let body = self.deeper(Self::block)?;
        self.names.close_scope();
        self.expect_word("end")?;
        let end = self.last_line();
        self.function_of(parameters, body, end)
    }

    fn function_of(
        &mut self,
        parameters: usize,
        body: Block,
        end: u32,
    ) -> Result<Arc<Prototype>, SyntaxError> {
        let is_variadic = self.names.is_variadic();
        let closed = self.names.close_function();
        if let Some((label, line)) = closed.lost {
            let message = format!("no visible label '{label}' for <goto> at line {line}");
            return Err(SyntaxError {
                line,
                ..self.compile_error(end, &message)
            });
        }
        Ok(Arc::new(Prototype {
            source: Arc::clone(&self.source),
            parameters,
            is_variadic,
            shared: closed.shared,
            captures: closed.captures,
            body,
        }))
    }

    fn last_line(&self) -> u32 {
        self.previous.as_ref().map_or(1, |(_, line)| *line)
    }

    fn name(&mut self) -> Result<String, SyntaxError> {
        match self.next.token.clone() {
            Token::Name(name) => {
                self.advance()?;
                Ok(name)
            }
            _ => Err(self.wrong()),
        }
    }

    fn advance(&mut self) -> Result<Token, SyntaxError> {
        let next = self.lexer.next()?;
        let Placed { token, line, .. } = std::mem::replace(&mut self.next, next);
        self.previous = Some((token.clone(), line));
        Ok(token)
    }

    fn accept(&mut self, sign: &str) -> Result<bool, SyntaxError> {
        let is_next = matches!(self.next.token, Token::Sign(next) if next == sign);
        if is_next {
            self.advance()?;
        }
        Ok(is_next)
    }

    fn expect(&mut self, sign: &str) -> Result<(), SyntaxError> {
        if self.accept(sign)? {
            return Ok(());
        }
        Err(self.wrong())
    }

    fn accept_word(&mut self, word: &str) -> Result<bool, SyntaxError> {
        let is_next = matches!(self.next.token, Token::Word(next) if next == word);
        if is_next {
            self.advance()?;
        }
        Ok(is_next)
    }

    fn expect_word(&mut self, word: &str) -> Result<(), SyntaxError> {
        if self.accept_word(word)? {
            return Ok(());
        }
        Err(self.wrong())
    }

    fn deeper<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, SyntaxError>,
    ) -> Result<T, SyntaxError> {
        let depth = self.depth;
        self.go_deeper()?;
        let result = read(self);
        self.depth = depth;
        result
    }

    fn go_deeper(&mut self) -> Result<(), SyntaxError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.next.error(&self.source, "nested too deeply"));
        }
        Ok(())
    }

    fn wrong(&self) -> SyntaxError {
        self.next.error(&self.source, "syntax error")
    }

    /// What gopher-lua finds after reading.
    fn compile_error(&self, line: u32, message: &str) -> SyntaxError {
        SyntaxError {
            message: format!("compile error near line({line}) {}: {message}", self.source),
            line,
        }
    }
}

fn text(content: &[u8]) -> Text {
    Arc::from(content)
}

fn called(
    callee: Expression,
    method: Option<Text>,
    arguments: Vec<Expression>,
    line: u32,
) -> Expression {
    Expression::Call(Box::new(Call {
        callee,
        method,
        arguments,
        line,
    }))
}

fn joined(sign: &Token, left: Expression, right: Expression, line: u32) -> Expression {
    let operator = match sign {
        Token::Word("or") => return Expression::Or(Box::new((left, right))),
        Token::Word("and") => return Expression::And(Box::new((left, right))),
        Token::Sign("..") => {
            let mut parts = match left {
                Expression::Concat(parts, _) => parts,
                left => vec![left],
            };
            parts.push(right);
            return Expression::Concat(parts, line);
        }
        Token::Sign("+") => Operator::Add,
        Token::Sign("-") => Operator::Subtract,
        Token::Sign("*") => Operator::Multiply,
        Token::Sign("/") => Operator::Divide,
        Token::Sign("%") => Operator::Modulo,
        Token::Sign("^") => Operator::Power,
        Token::Sign("==") => Operator::Equal,
        Token::Sign("~=") => Operator::NotEqual,
        Token::Sign("<") => Operator::Less,
        Token::Sign("<=") => Operator::LessOrEqual,
        Token::Sign(">") => Operator::Greater,
        _ => Operator::GreaterOrEqual,
    };
    Expression::Binary(operator, Box::new((left, right)), line)
}
