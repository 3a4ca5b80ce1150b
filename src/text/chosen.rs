//! Items that are chosen from many, at a place where no processor foresees which.

/// Fills a list with what is told of each item that is chosen, in order; what it held is gone. Every item is told and written, and
/// the next one written over it unless it is chosen: so there is no branch that a processor could mistake. Cost: linear in
/// all items.
#[inline]
pub(crate) fn list_chosen<T, U: Copy + Default>(
    items: impl ExactSizeIterator<Item = T>,
    list: &mut Vec<U>,
    told: impl Fn(T) -> (U, bool),
) {
    list.clear();
    list.resize(items.len(), U::default());
    let mut count = 0;
    for item in items {
        let (told, is_chosen) = told(item);
        list[count] = told;
        count += usize::from(is_chosen);
    }
    list.truncate(count);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_chosen_is_listed_in_order_and_nothing_else() {
        let mut list = vec![7; 3];
        for chosen in [0b0000_0000_u8, 0b1111_1111, 0b1000_0001, 0b0101_1010] {
            list_chosen(0..8_usize, &mut list, |at| (at * 10, chosen & (1 << at) != 0));
            let expected: Vec<usize> = (0..8).filter(|at| chosen & (1 << at) != 0).map(|at| at * 10).collect();
            assert_eq!(list, expected);
        }
        list_chosen(0..0, &mut list, |at| (at, true));
        assert!(list.is_empty());
    }
}
