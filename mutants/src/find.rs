//! Finds the places of a file that have changes.
//!
//! Looked at is what runs: bodies of functions that are no `const fn`. Left alone are tests, constants, types, patterns, what
//! macros hold, and capacities, which change nothing but time.

use crate::change::{Change, Shape, Site};
use crate::operators;
use crate::values;
use proc_macro2::Span;
use std::ops::Range;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Attribute, Block, Expr, Pat, Signature, Stmt};

/// The places of a file, those around others before them.
///
/// # Errors
///
/// The text is no Rust.
pub fn sites(file: &str, text: &str) -> syn::Result<Vec<Site>> {
    let parsed = syn::parse_file(text)?;
    let mut finder = Finder { file, text, types: Vec::new(), functions: Vec::new(), sites: Vec::new() };
    finder.visit_file(&parsed);
    let mut sites = finder.sites;
    // Stable: of two with the same span, the first is around the second.
    sites.sort_by_key(|site| (site.span.start, std::cmp::Reverse(site.span.end)));
    Ok(sites)
}

struct Finder<'t> {
    file: &'t str,
    text: &'t str,
    types: Vec<String>,
    functions: Vec<String>,
    sites: Vec<Site>,
}

impl Finder<'_> {
    fn add(&mut self, span: Range<usize>, shape: Shape, at: Span, changes: Vec<(String, String)>) {
        if changes.is_empty() {
            return;
        }
        let start = at.start();
        let function = self.functions.last().cloned().unwrap_or_default();
        let change = |what| Change {
            file: self.file.to_owned(),
            line: start.line,
            column: start.column + 1,
            function: function.clone(),
            what,
        };
        let changes = changes.into_iter().map(|(what, code)| (change(what), code)).collect();
        self.sites.push(Site { span, shape, changes });
    }

    fn written(&self, part: &impl Spanned) -> &str {
        &self.text[part.span().byte_range()]
    }

    /// The function itself, and what is in it.
    fn function(&mut self, attributes: &[Attribute], signature: &Signature, body: &Block) {
        if signature.constness.is_some() || is_for_tests(attributes) {
            return;
        }
        let owner = self.types.last().map(|owner| format!("{owner}::")).unwrap_or_default();
        self.functions.push(format!("{owner}{}", signature.ident));
        self.body(signature, body);
        self.visit_block(body);
        self.functions.pop();
    }

    fn body(&mut self, signature: &Signature, body: &Block) {
        let inside = body.brace_token.span.open().byte_range().end;
        let bare: String = self.written(body).trim_matches(['{', '}']).trim().to_owned();
        let values = values::returned(&signature.output).into_iter().filter(|value| *value != bare && !bare.is_empty());
        let changes = values.map(|value| (format!("return `{value}`"), value)).collect();
        self.add(inside..inside, Shape::Return, signature.ident.span(), changes);
        if values::is_iterator(&signature.output)
            && let Some(Stmt::Expr(last, None)) = body.stmts.last()
        {
            let change = vec![("return an empty iterator".to_owned(), String::new())];
            self.add(last.span().byte_range(), Shape::Nothing, signature.ident.span(), change);
        }
    }

    /// What a type or trait holds, under its name.
    fn within(&mut self, name: String, look: impl FnOnce(&mut Self)) {
        self.types.push(name);
        look(self);
        self.types.pop();
    }
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        // A function in a function belongs to no type.
        let types = std::mem::take(&mut self.types);
        self.function(&item.attrs, &item.sig, &item.block);
        self.types = types;
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.function(&item.attrs, &item.sig, &item.block);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        if let Some(body) = &item.default {
            self.function(&item.attrs, &item.sig, body);
        }
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        let is_default = item.trait_.as_ref().is_some_and(|(_, path, _)| path.is_ident("Default"));
        if is_for_tests(&item.attrs) || is_default {
            return;
        }
        let name = self.written(&*item.self_ty).to_owned();
        let name = name.split('<').next().unwrap_or_default().to_owned();
        self.within(name, |finder| visit::visit_item_impl(finder, item));
    }

    fn visit_item_trait(&mut self, item: &'ast syn::ItemTrait) {
        self.within(item.ident.to_string(), |finder| visit::visit_item_trait(finder, item));
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !is_for_tests(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_expr_binary(&mut self, expr: &'ast syn::ExprBinary) {
        if !holds_let(&expr.left) && !holds_let(&expr.right) {
            let (left, right) = (self.written(&*expr.left), self.written(&*expr.right));
            let written = self.written(&expr.op);
            let change =
                |other: &&str| (format!("`{written}` becomes `{other}`"), format!("({left}) {other} ({right})"));
            let changes = operators::instead_of(written).iter().map(change).collect();
            self.add(expr.span().byte_range(), Shape::Instead, expr.op.span(), changes);
        }
        visit::visit_expr_binary(self, expr);
    }

    fn visit_expr_unary(&mut self, expr: &'ast syn::ExprUnary) {
        if let syn::UnOp::Not(_) | syn::UnOp::Neg(_) = expr.op {
            let change = (format!("`{}` is gone", self.written(&expr.op)), self.written(&*expr.expr).to_owned());
            self.add(expr.span().byte_range(), Shape::Instead, expr.op.span(), vec![change]);
        }
        visit::visit_expr_unary(self, expr);
    }

    fn visit_expr_match(&mut self, expr: &'ast syn::ExprMatch) {
        let is_last = |arm: &syn::Arm| matches!(arm.pat, Pat::Wild(_)) && arm.guard.is_none();
        let has_rest = expr.arms.last().is_some_and(is_last);
        for arm in &expr.arms {
            if let Some((_, guard)) = &arm.guard {
                let become_ = |value: &str| (format!("the guard becomes `{value}`"), value.to_owned());
                if !holds_let(guard) {
                    let changes = vec![become_("true"), become_("false")];
                    self.add(guard.span().byte_range(), Shape::Instead, guard.span(), changes);
                }
            } else if has_rest && !is_last(arm) {
                let end = arm.pat.span().byte_range().end;
                let what = format!("the arm `{}` is gone", one_line(self.written(&arm.pat)));
                self.add(end..end, Shape::Unless, arm.pat.span(), vec![(what, String::new())]);
            }
        }
        visit::visit_expr_match(self, expr);
    }

    fn visit_expr_call(&mut self, expr: &'ast syn::ExprCall) {
        if !self.written(&*expr.func).ends_with("with_capacity") {
            visit::visit_expr_call(self, expr);
        }
    }

    fn visit_expr_method_call(&mut self, expr: &'ast syn::ExprMethodCall) {
        if expr.method == "reserve" {
            return;
        }
        visit::visit_expr_method_call(self, expr);
    }

    fn visit_expr_repeat(&mut self, expr: &'ast syn::ExprRepeat) {
        self.visit_expr(&expr.expr);
    }

    // What is known when it is compiled, or is no code.
    fn visit_expr_const(&mut self, _: &'ast syn::ExprConst) {}
    fn visit_item_const(&mut self, _: &'ast syn::ItemConst) {}
    fn visit_item_static(&mut self, _: &'ast syn::ItemStatic) {}
    fn visit_item_enum(&mut self, _: &'ast syn::ItemEnum) {}
    fn visit_item_struct(&mut self, _: &'ast syn::ItemStruct) {}
    fn visit_impl_item_const(&mut self, _: &'ast syn::ImplItemConst) {}
    fn visit_trait_item_const(&mut self, _: &'ast syn::TraitItemConst) {}
    fn visit_type(&mut self, _: &'ast syn::Type) {}
    fn visit_pat(&mut self, _: &'ast Pat) {}
    fn visit_path(&mut self, _: &'ast syn::Path) {}
    fn visit_generics(&mut self, _: &'ast syn::Generics) {}
    fn visit_angle_bracketed_generic_arguments(&mut self, _: &'ast syn::AngleBracketedGenericArguments) {}
    fn visit_attribute(&mut self, _: &'ast Attribute) {}
    fn visit_macro(&mut self, _: &'ast syn::Macro) {}
}

/// Returns whether something is there for tests alone.
fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let is_test = |written: &syn::Ident| written == "test";
        attribute.path().is_ident("test")
            || (attribute.path().is_ident("cfg") && attribute.parse_args::<syn::Ident>().is_ok_and(|of| is_test(&of)))
    })
}

/// Returns whether a condition has a `let` that binds names for what follows.
fn holds_let(expr: &Expr) -> bool {
    match expr {
        Expr::Let(_) => true,
        Expr::Binary(both) => holds_let(&both.left) || holds_let(&both.right),
        _ => false,
    }
}

fn one_line(code: &str) -> String {
    code.split_whitespace().collect::<Vec<_>>().join(" ")
}
