/// The curl handle that all transfers of a client hang on.
///
/// Sendable because its holder does no more with it from another thread than `curl_multi_wakeup`.
@safe
struct HTTPMultiHandle: @unchecked Sendable {
    let raw: UnsafeMutableRawPointer
}
