//! The paths that a source file's code holds: in `use`, in types, expressions and patterns, in attributes, and in the tokens that
//! macros are given. Comments, texts and unit tests have none.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, Item, ItemMod, ItemUse, Macro, Meta, UseTree, Visibility};

/// A path as it is written.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Route {
    pub(super) segments: Vec<String>,
    /// Whether `::` stands before it: then it begins with a crate's name.
    pub(super) of_crate: bool,
    pub(super) line: usize,
    /// Whether it is an import's: then it must lead somewhere.
    pub(super) import: bool,
}

/// What a `use` brings into a module.
pub(super) enum Import {
    /// A name, and what it means.
    Name(String, Route),
    /// All names of what the path leads to.
    Glob(Route),
}

/// A file, or a module written within one.
#[derive(Default)]
pub(super) struct Source {
    /// Names of what it defines.
    pub(super) items: Vec<String>,
    pub(super) imports: Vec<Import>,
    /// Modules that it declares; with their source where they stand in the same file.
    pub(super) modules: Vec<Declared>,
    pub(super) routes: Vec<Route>,
}

/// A module that a file declares.
pub(super) struct Declared {
    pub(super) name: String,
    /// Its source, where it stands in the same file.
    pub(super) body: Option<Source>,
    /// The file that `#[path]` names, where it does.
    pub(super) file: Option<String>,
}

impl Source {
    pub(super) fn read(text: &str) -> syn::Result<Self> {
        Ok(Self::of(&syn::parse_file(text)?.items))
    }

    fn of(items: &[Item]) -> Self {
        let mut source = Self::default();
        for item in items {
            if !is_test(attributes(item)) {
                source.items.extend(defined(item));
                source.visit_item(item);
            }
        }
        source
    }

    fn imported(&mut self, tree: &UseTree, before: &mut Vec<String>, of_crate: bool) {
        let mut route = |last: Option<String>, line| {
            let mut segments = before.clone();
            segments.extend(last);
            let route = Route {
                segments,
                of_crate,
                line,
                import: true,
            };
            self.routes.push(route.clone());
            route
        };
        match tree {
            UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.imported(&path.tree, before, of_crate);
                before.pop();
            }
            UseTree::Name(name) if name.ident == "self" => {
                let route = route(None, name.ident.span().start().line);
                let name = route.segments.last().cloned().unwrap_or_default();
                self.imports.push(Import::Name(name, route));
            }
            UseTree::Name(name) => {
                let route = route(Some(name.ident.to_string()), name.ident.span().start().line);
                self.imports.push(Import::Name(name.ident.to_string(), route));
            }
            UseTree::Rename(rename) => {
                let last = Some(rename.ident.to_string()).filter(|name| name != "self");
                let route = route(last, rename.ident.span().start().line);
                self.imports.push(Import::Name(rename.rename.to_string(), route));
            }
            UseTree::Glob(glob) => {
                let route = route(None, glob.star_token.spans[0].start().line);
                self.imports.push(Import::Glob(route));
            }
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.imported(tree, before, of_crate);
                }
            }
        }
    }

    /// The paths of two segments and more in tokens, whatever a macro makes of them.
    fn tokens(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let colons = |at: usize| {
            let colon = |at: usize| match tokens.get(at) {
                Some(TokenTree::Punct(punct)) if punct.as_char() == ':' => Some(punct.spacing()),
                _ => None,
            };
            colon(at) == Some(Spacing::Joint) && colon(at + 1).is_some()
        };
        let mut at = 0;
        while at < tokens.len() {
            match &tokens[at] {
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Ident(first) => {
                    let of_crate = at >= 2 && colons(at - 2);
                    let mut segments = vec![first.to_string()];
                    while colons(at + 1)
                        && let Some(TokenTree::Ident(next)) = tokens.get(at + 3)
                    {
                        segments.push(next.to_string());
                        at += 3;
                    }
                    if segments.len() > 1 {
                        let line = first.span().start().line;
                        self.routes.push(Route {
                            segments,
                            of_crate,
                            line,
                            import: false,
                        });
                    }
                    self.braced(&tokens, at, colons(at + 1));
                }
                _ => {}
            }
            at += 1;
        }
    }

    /// Nothing in the code gives a macro a group of imports; if it did, they would not be seen.
    fn braced(&self, tokens: &[TokenTree], at: usize, colons: bool) {
        let braces = matches!(tokens.get(at + 3), Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace);
        assert!(!(colons && braces), "a macro is given a group of imports");
    }
}

impl<'ast> Visit<'ast> for Source {
    fn visit_item(&mut self, item: &'ast Item) {
        if !is_test(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        let body = module.content.as_ref().map(|(_, items)| Self::of(items));
        self.modules.push(Declared {
            name: module.ident.to_string(),
            body,
            file: module.attrs.iter().find_map(file_named),
        });
    }

    /// Imports within a function count as the module's: what they lead to is what the module uses.
    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        self.imported(&item.tree, &mut Vec::new(), item.leading_colon.is_some());
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if let Some(first) = path.segments.first() {
            self.routes.push(Route {
                segments: path.segments.iter().map(|segment| segment.ident.to_string()).collect(),
                of_crate: path.leading_colon.is_some(),
                line: first.ident.span().start().line,
                import: false,
            });
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, macro_: &'ast Macro) {
        visit::visit_macro(self, macro_);
        self.tokens(macro_.tokens.clone());
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        if let Meta::List(list) = &attribute.meta {
            self.tokens(list.tokens.clone());
        }
        visit::visit_attribute(self, attribute);
    }

    /// `pub(super)` uses nothing of the module above.
    fn visit_visibility(&mut self, _: &'ast Visibility) {}
}

/// The file that a `#[path = "…"]` names.
fn file_named(attribute: &Attribute) -> Option<String> {
    match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("path") => match &pair.value {
            syn::Expr::Lit(syn::ExprLit {
                lit: syn::Lit::Str(text),
                ..
            }) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::ExternCrate(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Union(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

fn defined(item: &Item) -> Option<String> {
    Some(match item {
        Item::Const(item) => item.ident.to_string(),
        Item::Enum(item) => item.ident.to_string(),
        Item::Fn(item) => item.sig.ident.to_string(),
        Item::Macro(item) => item.ident.as_ref()?.to_string(),
        Item::Static(item) => item.ident.to_string(),
        Item::Struct(item) => item.ident.to_string(),
        Item::Trait(item) => item.ident.to_string(),
        Item::Type(item) => item.ident.to_string(),
        Item::Union(item) => item.ident.to_string(),
        _ => return None,
    })
}

/// Whether something is for unit tests, which may reach for what they like.
fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute
                .parse_args::<syn::Ident>()
                .is_ok_and(|condition| condition == "test")
    })
}
