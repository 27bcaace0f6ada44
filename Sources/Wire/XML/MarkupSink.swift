/// The functions of one reader, without its type: libxml2 calls back through C functions, which cannot be generic.
///
/// A class with constants only, so that an event costs one indirect call and no reference counting.
@usableFromInline
final class MarkupSink {
    @usableFromInline typealias Piece = (Span<UInt8>) -> Void
    @usableFromInline typealias Pair = (Span<UInt8>, Span<UInt8>) -> Void

    let open: Pair
    let attribute: Pair
    let text: Piece
    let close: () -> Void

    @usableFromInline
    init(open: @escaping Pair, attribute: @escaping Pair, text: @escaping Piece, close: @escaping () -> Void) {
        self.open = open
        self.attribute = attribute
        self.text = text
        self.close = close
    }
}
