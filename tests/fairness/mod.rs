//! Fair words: what the figures can bear. Stories are held against figures that another program worked out from the workbooks.

mod corpus;
mod made;
mod table;
mod telling;
mod withheld;
