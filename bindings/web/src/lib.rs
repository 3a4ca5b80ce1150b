//! The library as a WebAssembly module without imports: it can reach no file, no clock and no network.
//!
//! A call is a text in and a text out, in two buffers of the module. The host asks for room with `discretion_input`, writes its request
//! there, calls `discretion_call`, and reads the answer where `discretion_output` says. `package/core.js` is that host, and
//! the only one: this is no interface for others.

mod desk;
mod options;
mod request;

use desk::Desk;
use std::cell::RefCell;
use std::panic;
use std::sync::{Mutex, Once, PoisonError};

thread_local! {
    static INPUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static OUTPUT: RefCell<String> = const { RefCell::new(String::new()) };
    static DESK: RefCell<Desk> = RefCell::new(Desk::default());
}

/// The place in the sources where the instance panicked. What a panic says is not kept: it may quote a draft.
static PANICKED_AT: Mutex<String> = Mutex::new(String::new());

/// Makes room for a request of so many bytes, and says where it is.
#[expect(unsafe_code, reason = "an export has its name in the module")]
#[unsafe(no_mangle)]
pub extern "C" fn discretion_input(length: usize) -> *mut u8 {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        panic::set_hook(Box::new(|panic| {
            if let Some(place) = panic.location() {
                *PANICKED_AT.lock().unwrap_or_else(PoisonError::into_inner) = place.to_string();
            }
        }));
    });
    INPUT.with_borrow_mut(|input| {
        input.clear();
        input.resize(length, 0);
        input.as_mut_ptr()
    })
}

/// Answers the request in the input. Returns 0 for an answer, and 1 where the request is refused: then the output says why, as JSON.
#[expect(unsafe_code, reason = "an export has its name in the module")]
#[unsafe(no_mangle)]
pub extern "C" fn discretion_call() -> u32 {
    let input = INPUT.take();
    let (refused, text) = match DESK.with_borrow_mut(|desk| desk.answer(&input)) {
        Ok(text) => (0, text),
        Err(refusal) => (1, refusal.to_json()),
    };
    OUTPUT.set(text);
    refused
}

/// Says where the answer to the last call is.
#[expect(unsafe_code, reason = "an export has its name in the module")]
#[unsafe(no_mangle)]
pub extern "C" fn discretion_output() -> *const u8 {
    OUTPUT.with_borrow(|output| output.as_ptr())
}

/// The length of that answer, in bytes.
#[expect(unsafe_code, reason = "an export has its name in the module")]
#[unsafe(no_mangle)]
pub extern "C" fn discretion_output_length() -> usize {
    OUTPUT.with_borrow(String::len)
}

/// Puts the place of the last panic into the output; nothing where there was none, as where memory or the stack ran out.
#[expect(unsafe_code, reason = "an export has its name in the module")]
#[unsafe(no_mangle)]
pub extern "C" fn discretion_panicked_at() {
    let place = PANICKED_AT.lock().unwrap_or_else(PoisonError::into_inner).clone();
    OUTPUT.set(place);
}
