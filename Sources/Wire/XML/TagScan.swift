/// Looks for a tag with far too many attributes in a large document, before libxml2 reads it.
///
/// libxml2 2.9 compares each attribute of a tag with each other: 4 MB of them would take minutes. A tag holds no second
/// `<`, and an attribute holds an `=`, so that equals signs from one `<` to the next bound them, whatever else is wrong
/// with the document. A document below the threshold cannot hold enough to matter and is not looked through.
enum TagScan {
    private static let threshold = 64 << 10
    /// Generous, since text may hold equals signs too.
    private static let maximum = 1024

    static func passes(_ bytes: Span<UInt8>, encoding: MarkupEncoding) -> Bool {
        guard bytes.count > threshold else { return true }
        let width = encoding.isWide ? 2 : 1
        let low = encoding == .bigEndian ? 1 : 0
        var count = 0
        var afterEquals = false
        for index in stride(from: 0, to: bytes.count - width + 1, by: width) {
            let byte = bytes[index + low]
            let isASCII = width == 1 || bytes[index + 1 - low] == 0
            switch byte {
            case UInt8(ascii: "<") where isASCII:
                count = 0
                afterEquals = false
            case UInt8(ascii: "=") where isASCII:
                // A ruled line in a comment counts once.
                if !afterEquals { count += 1 }
                if count > maximum { return false }
                afterEquals = true
            default: afterEquals = false
            }
        }
        return true
    }
}
