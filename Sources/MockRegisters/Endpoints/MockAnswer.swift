/// What goes back over the socket.
enum MockAnswer: Sendable {
    /// A whole document.
    case document([UInt8], isFault: Bool)
    /// Half of what the header promises, then the connection closes.
    case cut([UInt8])
    /// A document that never ends: its start, then 100 MB of white space.
    case huge([UInt8])
    /// Nothing; the connection closes.
    case none
}
