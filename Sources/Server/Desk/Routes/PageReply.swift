import Core

/// What a page comes to, before the frame and the headers.
enum PageReply: Sendable {
    case document(DeskDocument)
    /// After a form: the browser goes on to a page that may be loaded again.
    case next(String)
    /// What is shown, to take along.
    case file(name: String, mediaType: String, bytes: [UInt8])
}
