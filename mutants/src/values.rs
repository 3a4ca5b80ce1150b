//! Values that a function could return without having done anything.

use syn::{GenericArgument, PathArguments, ReturnType, Type, TypePath};

/// The most values tried for one function.
const MOST: usize = 6;

/// The values for what a function returns: empty texts, the smallest numbers, both truths. Nothing for types that cannot
/// be named.
pub fn returned(output: &ReturnType) -> Vec<String> {
    match output {
        ReturnType::Default => vec!["()".to_owned()],
        ReturnType::Type(_, kind) => {
            let mut values = of_type(kind);
            values.truncate(MOST);
            values
        }
    }
}

/// Returns whether a function returns some iterator.
pub fn is_iterator(output: &ReturnType) -> bool {
    let ReturnType::Type(_, kind) = output else { return false };
    let Type::ImplTrait(some) = &**kind else { return false };
    some.bounds.iter().any(|bound| match bound {
        syn::TypeParamBound::Trait(bound) => bound.path.segments.last().is_some_and(|last| last.ident == "Iterator"),
        _ => false,
    })
}

fn of_type(kind: &Type) -> Vec<String> {
    match kind {
        Type::Path(path) => of_path(path),
        Type::Reference(to) => of_reference(&to.elem),
        Type::Tuple(parts) => of_tuple(parts.elems.iter()),
        Type::Array(array) => {
            let length = match &array.len {
                syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Int(length), .. }) => length.to_string(),
                _ => return Vec::new(),
            };
            of_type(&array.elem)
                .into_iter()
                .map(|value| format!("std::array::from_fn::<_, {length}, _>(|_| {value})"))
                .collect()
        }
        Type::Paren(inner) => of_type(&inner.elem),
        Type::Group(inner) => of_type(&inner.elem),
        _ => Vec::new(),
    }
}

fn of_reference(to: &Type) -> Vec<String> {
    match to {
        Type::Path(path) if path.path.is_ident("str") => vec!["\"\"".to_owned(), "\"xyzzy\"".to_owned()],
        Type::Slice(_) => vec!["&mut []".to_owned()],
        Type::Path(_) => vec!["Box::leak(Box::new(Default::default()))".to_owned()],
        _ => Vec::new(),
    }
}

/// One value per value of the part that has most, rather than all combinations.
fn of_tuple<'a>(parts: impl Iterator<Item = &'a Type>) -> Vec<String> {
    let parts: Vec<Vec<String>> = parts.map(of_type).collect();
    if parts.iter().any(Vec::is_empty) {
        return Vec::new();
    }
    let longest = parts.iter().map(Vec::len).max().unwrap_or(1);
    let value = |n: usize| parts.iter().map(|part| format!("{}, ", part[n.min(part.len() - 1)])).collect::<String>();
    (0..longest).map(|n| format!("({})", value(n))).collect()
}

fn of_path(path: &TypePath) -> Vec<String> {
    let Some(last) = path.path.segments.last() else { return Vec::new() };
    let texts = |values: &[&str]| values.iter().map(|&value| value.to_owned()).collect::<Vec<_>>();
    let inner = || argument(&last.arguments).map(of_type).unwrap_or_default();
    let around =
        |before: &str, after: &str| inner().iter().map(|value| format!("{before}{value}{after}")).collect::<Vec<_>>();
    match last.ident.to_string().as_str() {
        "bool" => texts(&["true", "false"]),
        "u8" | "u16" | "u32" | "u64" | "u128" | "usize" => texts(&["0", "1"]),
        "i8" | "i16" | "i32" | "i64" | "i128" | "isize" => texts(&["0", "1", "-1"]),
        "f32" | "f64" => texts(&["0.0", "1.0", "-1.0"]),
        "String" => texts(&["String::new()", "\"xyzzy\".to_owned()"]),
        "Cow" => texts(&["Default::default()"]),
        "Ordering" => texts(&["std::cmp::Ordering::Equal", "std::cmp::Ordering::Less", "std::cmp::Ordering::Greater"]),
        "Option" => [texts(&["None"]), around("Some(", ")")].concat(),
        "Result" if last.arguments.is_empty() => texts(&["Ok(Default::default())"]),
        "Result" => around("Ok(", ")"),
        "Vec" => [texts(&["Vec::new()"]), around("vec![", "]")].concat(),
        "Box" | "Rc" | "Arc" => around(&format!("{}::new(", last.ident), ")"),
        _ => texts(&["Default::default()"]),
    }
}

/// The first type between `<` and `>`.
fn argument(arguments: &PathArguments) -> Option<&Type> {
    let PathArguments::AngleBracketed(arguments) = arguments else { return None };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::Type(kind) => Some(kind),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_type_has_values_that_compile_for_it() {
        let cases = [
            ("-> bool", "true|false"),
            ("-> Option<usize>", "None|Some(0)|Some(1)"),
            ("-> Result<(), Error>", "Ok(())"),
            ("-> (bool, u8)", "(true, 0, )|(false, 1, )"),
            ("-> &str", "\"\"|\"xyzzy\""),
            ("-> Vec<Span>", "Vec::new()|vec![Default::default()]"),
            ("-> impl Iterator<Item = u8>", ""),
            ("-> [bool; 2]", "std::array::from_fn::<_, 2, _>(|_| true)|std::array::from_fn::<_, 2, _>(|_| false)"),
            ("", "()"),
        ];
        for (written, expected) in cases {
            let output: ReturnType = syn::parse_str(written).expect("the case is Rust");
            assert_eq!(returned(&output).join("|"), expected, "{written}");
        }
    }
}
