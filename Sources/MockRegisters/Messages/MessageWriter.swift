/// Builds a message as bytes, element by element.
struct MessageWriter {
    private(set) var bytes: [UInt8] = []

    init() {
        bytes.reserveCapacity(8192)
    }

    /// An element with its content; attributes without a value are left out.
    mutating func element(
        _ name: String, _ attributes: (name: String, value: String?)..., content: (inout MessageWriter) -> Void
    ) {
        open(name, attributes)
        content(&self)
        bytes.append(contentsOf: "</".utf8)
        bytes.append(contentsOf: name.utf8)
        bytes.append(0x3E)
    }

    /// An element with text, or nothing where there is none.
    mutating func leaf(_ name: String, _ text: String?) {
        guard let text else { return }
        open(name, [])
        escape(text)
        bytes.append(contentsOf: "</".utf8)
        bytes.append(contentsOf: name.utf8)
        bytes.append(0x3E)
    }

    /// `Code` and its label, as every coded element has them.
    mutating func coded(
        _ name: String, _ code: String, _ label: String?, _ attributes: (name: String, value: String?)...
    ) {
        open(name, attributes)
        leaf("Code", code)
        leaf("Omschrijving", label)
        bytes.append(contentsOf: "</".utf8)
        bytes.append(contentsOf: name.utf8)
        bytes.append(0x3E)
    }

    mutating func raw(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func open(_ name: String, _ attributes: [(name: String, value: String?)]) {
        bytes.append(0x3C)
        bytes.append(contentsOf: name.utf8)
        for (name, value) in attributes {
            guard let value else { continue }
            bytes.append(0x20)
            bytes.append(contentsOf: name.utf8)
            bytes.append(contentsOf: "=\"".utf8)
            escape(value)
            bytes.append(0x22)
        }
        bytes.append(0x3E)
    }

    private mutating func escape(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case 0x26: bytes.append(contentsOf: "&amp;".utf8)
            case 0x3C: bytes.append(contentsOf: "&lt;".utf8)
            case 0x3E: bytes.append(contentsOf: "&gt;".utf8)
            case 0x22: bytes.append(contentsOf: "&quot;".utf8)
            default: bytes.append(byte)
            }
        }
    }
}
